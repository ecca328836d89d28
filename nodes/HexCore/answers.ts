import type { Refusal } from '../shared/api/failure';
import { unconfirmed, unproven } from '../shared/api/proof';
import type { Reply } from '../shared/api/reply';
import { mapStatus } from '../shared/api/subject';
import { at, firstText, isObject } from '../shared/basics/json';
import { STATUS_WORDS } from './status';

/** `{ status: true, data }` gives data. */
export function unwrap(body: unknown): unknown {
	return isObject(body) ? (body.data ?? body) : body;
}

/** `{ status: false, error_code, message }`. The status of the envelope is a flag, that of `data` is text. */
export function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	if (accepted && body.status !== false) return undefined;
	return { code: firstText(body, ['error_code']), message: firstText(body, ['message']) };
}

/** What is no success of a write whose answer is documented: anything but the documented envelope. */
export function writeRefusal({ body, readable }: Reply): Refusal | undefined {
	// The transport has its own words for an answer that is no JSON.
	if (!readable || at(body, 'status') === true) return undefined;
	return { ...unconfirmed(body, 'it does not hold "status": true'), code: firstText(body, ['error_code']) };
}

/** hexCore's ids of what a transfer makes: what its support and Get Status ask for. */
export const IDS = ['reference', 'transaction_reference', 'transaction_id', 'order_id', 'deposit_id'];

/**
 * What is no success of a transfer although its HTTP status is: anything but the documented envelope, a state in
 * it that says the opposite, and any other sign of a failure. None of them proves that no money moved, so the outcome is unknown. The
 * envelope's own `false` is a refusal and judged by the provider.
 */
export function transferRefusal({ body, readable }: Reply): Refusal | undefined {
	// The transport has its own words for an answer that is no JSON.
	if (!readable) return undefined;
	const transactionId = firstText(
		body,
		IDS.map((id) => `data.${id}`),
	);
	if (at(body, 'status') !== true) {
		return {
			code: firstText(body, ['error_code']),
			own: 'NOT_CONFIRMED',
			message: withWord(body, 'the answer does not say that the payment was accepted'),
			transactionId,
			outcome: 'unknown',
		};
	}
	const word = firstText(body, ['data.status']);
	if (word === undefined || !saysNo(word)) return unproven(body, undefined, transactionId);
	return {
		code: word,
		message: withWord(
			body,
			`the payment is answered with the status ${word}, and what that means for the money is not documented`,
		),
		transactionId,
		outcome: 'unknown',
	};
}

function saysNo(word: string): boolean {
	return ['failed', 'cancelled', 'expired', 'refunded'].includes(
		mapStatus(word, { statusWords: STATUS_WORDS }),
	);
}

function withWord(body: unknown, sentence: string): string {
	const said = firstText(body, ['message']);
	return said === undefined ? sentence : `${sentence}. It says: ${said}`;
}
