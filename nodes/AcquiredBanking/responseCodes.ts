import type { Outcome, Refusal } from '../shared/api/failure';

/** What one of Acquired's response codes means for the payment and for the person. */
interface Meaning {
	word: string;
	outcome: Outcome;
	/** True when Acquired has to be asked before another attempt. */
	keepKey?: boolean;
	nextStep: string;
}

const ASK_FIRST = 'Do not send it again before Acquired has told you what became of it.';

/**
 * The codes that are no success (https://developer.acquired.com/references/responsecodes and
 * https://developer.acquired.com/banking/transactions).
 */
const MEANINGS: Record<string, Meaning> = {
	'12': {
		word: 'quarantined',
		outcome: 'unknown',
		keepKey: true,
		nextStep: 'Acquired holds this payment. Do not send it again: ask Acquired about it.',
	},
	'101': { word: 'declined', ...refused('It was declined. A new attempt needs a changed request.') },
	'102': { word: 'invalid parameters', ...refused('Correct the fields of this item, then send it again.') },
	'103': {
		word: 'bad MID info',
		...refused('Check that the ledgers belong to a MID this API user may use, then send it again.'),
	},
	'104': {
		word: 'bad transaction type',
		...refused('Ask Acquired to enable this kind of transaction for your account.'),
	},
	'105': { word: 'bad currency', ...refused('Check that both ledgers have the same currency.') },
	'106': { word: 'bad card type', ...refused('Check the fields of this item with Acquired.') },
	'107': { word: 'bad hash string', ...refused('Check the fields of this item with Acquired.') },
	'606': {
		word: 'contact_support',
		outcome: 'unknown',
		keepKey: true,
		nextStep: `Ask Acquired's support and give them the transaction ID. ${ASK_FIRST}`,
	},
	'650': {
		word: 'insufficient_funds',
		...refused('The ledger does not hold enough. Fund it, then send again.'),
	},
	'651': {
		word: 'compliance_firewall',
		outcome: 'refused',
		keepKey: true,
		nextStep: "It was stopped by Acquired's compliance checks. Do not send it again: ask Acquired about it.",
	},
};

function refused(nextStep: string): Pick<Meaning, 'outcome' | 'nextStep'> {
	return { outcome: 'refused', nextStep };
}

/** What a code other than success says; a code nobody documents leaves the outcome open. */
export function refusalOfCode(code: string, message: string | undefined): Refusal {
	const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
	if (!meaning) return { code, message, outcome: 'unknown' };
	const { word, ...rest } = meaning;
	return { code, message: message ?? word, ...rest };
}
