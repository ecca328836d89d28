import type { Refusal } from '../shared/api/failure';
import { failureSigns } from '../shared/api/failureSigns';
import { unproven } from '../shared/api/proof';
import type { Reply } from '../shared/api/reply';
import { mapStatus } from '../shared/api/subject';
import { firstText, isObject } from '../shared/basics/json';
import { IDS, isCertain, refusalInSuccess, saysSuccess } from './answers';
import { providerStatus, STATUS_WORDS } from './status';

const ID_PATHS = ['data.', ''].flatMap((place) => IDS.map((id) => place + id));

/**
 * What is no success of a payout although its HTTP status is. An error inside a success leaves open which of the
 * two is true, so unless its code proves that nothing was paid the money may have moved. The same goes for an
 * answer that does not say that the payout was accepted.
 */
export function payoutRefusal(reply: Reply): Refusal | undefined {
	const { body, readable } = reply;
	// The transport has its own words for an answer that is no JSON.
	if (!readable) return undefined;
	const transactionId = firstText(body, ID_PATHS);
	const said = refusalInSuccess(reply) ?? failedState(reply);
	if (!said) return unproven(body, missingProof(body), transactionId);
	return {
		...said,
		outcome: said.outcome ?? (isCertain(said.code) ? 'refused' : 'unknown'),
		transactionId,
	};
}

/**
 * The answer is not documented; when it carries a state that means nothing was paid, it is no success. ERROR is
 * HexAI's word for a fault of its own, after which the payout may go through all the same.
 */
function failedState({ body }: Reply): Refusal | undefined {
	const word = providerStatus(body);
	if (word === null) return undefined;
	const status = mapStatus(word, { statusWords: STATUS_WORDS });
	if (!['failed', 'cancelled', 'expired'].includes(status)) return undefined;
	const code = firstText(body, ['error.code', 'code']);
	const codes = failureSigns(body).filter(({ kind }) => kind === 'code');
	// Outside the envelope it is the state of a transaction only where one is named.
	const isState = saysSuccess(body) || firstText(body, ID_PATHS) !== undefined;
	const open =
		!isState ||
		word.toLowerCase() === 'error' ||
		(code !== undefined && !isCertain(code)) ||
		!codes.every(({ value }) => isCertain(String(value)));
	return {
		code: word,
		message: `The payout came back as ${word}`,
		outcome: open ? 'unknown' : 'refused',
		nextStep:
			'Look in Transaction > Get Many or the HexAI dashboard for the reason, then run the item again.',
	};
}

/**
 * What an answer lacks of the documented envelope around a transaction; undefined when it is all there. The newer
 * service leaves the envelope out: there the transaction has to say how it stands.
 */
function missingProof(body: unknown): string | undefined {
	const data = isObject(body) && saysSuccess(body) && isObject(body.data) ? body.data : undefined;
	const record = data ?? body;
	const hasId = firstText(record, IDS) !== undefined;
	const word = firstText(record, ['status']);
	const state = mapStatus(word ?? null, { statusWords: STATUS_WORDS });
	if (state === 'refunded') return `its state is ${word}`;
	const isUnderWay = state === 'pending' || state === 'succeeded';
	if (data) return hasId || isUnderWay ? undefined : 'its data name no transaction and no state';
	return hasId && isUnderWay ? undefined : 'it is not the status "success" with a transaction';
}
