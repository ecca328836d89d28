import { statusOutcome, type Refusal } from '../shared/api/failure';
import { unproven } from '../shared/api/proof';
import type { Reply } from '../shared/api/reply';
import { firstText, isObject } from '../shared/basics/json';
import { refusalOfCode } from './responseCodes';

/** What is in `data`, else the whole answer. */
export function unwrap(body: unknown): unknown {
	return isObject(body) && body.data !== undefined && body.data !== null ? body.data : body;
}

/** The envelope: `status` -1 is a failure in any HTTP status. A response code beside it says what it was. */
export function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	if (accepted && firstText(body, ['status']) !== '-1') return undefined;
	const message = firstText(body, ['message']);
	const code = responseCodeOf(body);
	const transactionId = transactionIdOf(body);
	if (code !== undefined) {
		const said = { ...refusalOfCode(code, message), transactionId };
		return !accepted && statusOutcome(status) === 'unknown' ? leftOpen(said) : said;
	}
	return { message, transactionId };
}

/** A conflict or a fault may follow work that was done, whatever the code says: only "ask first" stays right. */
function leftOpen(said: Refusal): Refusal {
	return { ...said, outcome: 'unknown', nextStep: said.keepKey ? said.nextStep : undefined };
}

/**
 * What a transfer or payout answers besides the envelope: any response code but those of success is a failure,
 * also when `status` is 1, and any other sign of a failure leaves it open.
 *
 * @param successCodes the codes of success
 * @param proof what else a success must hold; without it the outcome is unknown
 */
export function transferRefusal(
	successCodes: readonly string[],
	proof: 'code' | 'status',
): (reply: Reply) => Refusal | undefined {
	return ({ body, readable }) => {
		// The transport has its own words for an answer that is no JSON.
		if (!readable) return undefined;
		const code = responseCodeOf(body);
		const message = firstText(body, ['message']);
		const transactionId = transactionIdOf(body);
		if (code !== undefined && !successCodes.includes(code)) {
			return { ...refusalOfCode(code, message), transactionId };
		}
		const proved = proof === 'code' ? code !== undefined : firstText(body, ['status']) === '1';
		if (proved) return unproven(body, undefined, transactionId);
		const missing = proof === 'code' ? 'NO_RESPONSE_CODE' : 'NO_STATUS';
		return { own: missing, message, transactionId, outcome: 'unknown' };
	};
}

/** At the root, as a transfer answers; a payout's answer is in no document and may keep to the envelope. */
export function responseCodeOf(body: unknown): string | undefined {
	return firstText(body, ['response_code', 'data.response_code']);
}

/** Acquired's id of a transfer or payout: at the root, as a transfer answers, or in the envelope. */
export const IDS = ['transaction_id', 'data.transaction_id'];

function transactionIdOf(body: unknown): string | undefined {
	return firstText(body, IDS);
}
