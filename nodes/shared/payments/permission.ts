import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect } from '../api/call';
import type { PaymentFacts } from '../api/payment';
import { currencyIn } from '../api/paymentFacts';
import { isAbove, plainDecimal, sumOf } from '../basics/decimal';
import { NotAllowed, OverLimit } from './paymentErrors';

/** The amounts a credential permits: at least one of the two, in one currency. */
interface Limits {
	largestPayment?: string;
	largestRunTotal?: string;
	currency: string;
}

/** What the owner of a credential has chosen in Money Movement. */
type Rule =
	| { mode: 'allowed' | 'none' | 'readOnly' }
	| { mode: 'limited'; limits: Limits }
	/** Its settings can't be understood: the mistake, and how it is corrected. */
	| { mode: 'unclear'; mistake: string; correction: string; within: 'everything' | 'limits' };

/** The fields of the credential that hold an amount, with their labels. */
const LIMITS = [
	['largestPayment', 'Largest Payment'],
	['largestRunTotal', 'Largest Total per Run'],
] as const;

/** What a credential permits, over one run of a node. */
export class Permission {
	/** What has passed so far, in major units. */
	private total = '0';

	private constructor(
		private readonly rule: Rule,
		private readonly place: string,
	) {}

	/**
	 * What a credential permits. Doesn't throw: settings that can't be understood refuse what they might forbid.
	 *
	 * @param credential its fields; without Money Movement it was saved before there was such a field, and permits
	 *   everything
	 * @param currency of all amounts of the provider; undefined where the credential names that of its limits
	 * @param name the credential's own name in n8n, for the errors
	 */
	static of(credential: ICredentialDataDecryptedObject, currency?: string, name = ''): Permission {
		return new Permission(
			ruleOf(credential, currency),
			name === '' ? 'Credentials' : `Credentials > ${name}`,
		);
	}

	/** The same permission with nothing counted yet: for the pass that sends, after one that only looked. */
	again(): Permission {
		return new Permission(this.rule, this.place);
	}

	/**
	 * Whether an operation may be carried out at all; amounts are for `payment`.
	 *
	 * @param operationLabel what the form calls it: stands in the error
	 * @throws NotAllowed when the credential does not permit it
	 */
	check(effect: Effect, operationLabel: string): void {
		const { rule } = this;
		if (effect === 'read') return;
		if (rule.mode === 'readOnly') {
			throw this.notAllowed(`This credential may only read: "${operationLabel}" was not sent`, 'Read Only');
		}
		if (rule.mode === 'none' && effect === 'transfer') {
			throw this.notAllowed(
				`This credential moves no money: "${operationLabel}" was not sent`,
				'No Transfers',
			);
		}
		if (rule.mode === 'unclear' && (effect === 'transfer' || rule.within === 'everything')) {
			throw this.unclear(rule);
		}
	}

	/**
	 * Whether a payment may be sent. What passes counts into the total of the run.
	 *
	 * @throws NotAllowed when the credential permits no payment, OverLimit when it does not permit this one
	 */
	payment(facts: PaymentFacts): void {
		this.check('transfer', 'payment');
		if (this.rule.mode !== 'limited') return;
		const { limits } = this.rule;
		const amount = this.amountWithin(limits, facts);
		const { largestPayment, largestRunTotal, currency } = limits;
		if (largestPayment !== undefined && isAbove(amount, largestPayment)) {
			throw this.overLimit(
				`The payment of ${amount} ${currency} is above the largest one this credential permits, ${largestPayment} ${currency}`,
				`Largest Payment is ${largestPayment} ${currency}.`,
			);
		}
		const total = sumOf(this.total, amount);
		if (largestRunTotal !== undefined && isAbove(total, largestRunTotal)) {
			throw this.overLimit(
				`With this payment of ${amount} ${currency} the run would send ${total} ${currency}, and this credential permits ${largestRunTotal} ${currency}`,
				`Largest Total per Run is ${largestRunTotal} ${currency}.`,
			);
		}
		this.total = total;
	}

	/** @throws OverLimit when the payment can't be held against the limits */
	private amountWithin({ currency: wanted }: Limits, facts: PaymentFacts): string {
		const amount = plainDecimal(facts.amount);
		if (amount === undefined || amount === '0') {
			throw this.overLimit(
				'This payment does not say its amount, and this credential permits amounts up to a limit only',
				'Fill in the amount, where the operation has a field for it; else use a credential without a limit.',
			);
		}
		const currency = currencyIn(facts.currency);
		if (currency === undefined) {
			throw this.overLimit(
				`This payment does not say its currency, and the limits of this credential are in ${wanted}`,
				'Fill in the currency, where the operation has a field for it; else use a credential without a limit.',
			);
		}
		if (currency !== wanted) {
			throw this.overLimit(
				`This payment is in ${currency}, and the limits of this credential are in ${wanted}`,
				`Use a credential whose limits are in ${currency}.`,
			);
		}
		return amount;
	}

	private notAllowed(message: string, chosen: string): NotAllowed {
		return new NotAllowed(message, `Money Movement is set to ${chosen}. ${this.ownerCan('change it')}`);
	}

	private unclear({ mistake, correction }: Extract<Rule, { mode: 'unclear' }>): NotAllowed {
		return new NotAllowed(
			`The credential does not say clearly what it permits: ${mistake}, so nothing was sent`,
			`${correction} ${this.ownerCan('correct it')}`,
		);
	}

	private overLimit(message: string, hint: string): OverLimit {
		return new OverLimit(
			message,
			`${hint} Nothing was sent for this item. ${this.ownerCan('change the limits')}`,
		);
	}

	private ownerCan(what: string): string {
		return `The owner of the credential can ${what} in ${this.place}.`;
	}
}

function ruleOf(credential: ICredentialDataDecryptedObject, currency: string | undefined): Rule {
	const mode = credential.moneyMovement;
	switch (mode) {
		case undefined:
		case 'allowed':
			return { mode: 'allowed' };
		case 'none':
		case 'readOnly':
			return { mode };
		case 'limited':
			return limitedBy(credential, currency);
		default:
			return {
				mode: 'unclear',
				mistake: 'Money Movement is none of the choices',
				correction: 'Choose Money Movement again.',
				// It may have been meant to be Read Only.
				within: 'everything',
			};
	}
}

function limitedBy(credential: ICredentialDataDecryptedObject, ofProvider: string | undefined): Rule {
	const unclear = (mistake: string, correction: string): Rule => ({
		mode: 'unclear',
		mistake,
		correction,
		within: 'limits',
	});
	const limits: Omit<Limits, 'currency'> = {};
	for (const [name, label] of LIMITS) {
		const value = credential[name];
		if (isEmpty(value)) continue;
		const limit = plainDecimal(value);
		if (limit === undefined) {
			return unclear(
				`${label} is not a plain decimal`,
				`Write ${label} with digits and at most one point, such as 500.00.`,
			);
		}
		limits[name] = limit;
	}
	if (Object.keys(limits).length === 0) {
		return unclear(
			'Largest Payment and Largest Total per Run are both empty',
			'Fill in at least one of them, or choose another Money Movement.',
		);
	}
	const currency = currencyIn(ofProvider ?? credential.limitCurrency);
	if (currency === undefined) {
		return unclear(
			'Limit Currency is not a currency code',
			'Write it with the three letters of ISO 4217, for example GBP or NGN.',
		);
	}
	return { mode: 'limited', limits: { ...limits, currency } };
}

function isEmpty(value: unknown): boolean {
	return value === undefined || (typeof value === 'string' && value.trim() === '');
}
