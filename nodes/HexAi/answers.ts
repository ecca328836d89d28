import type { Refusal } from '../shared/api/failure';
import type { Reply } from '../shared/api/reply';
import { at, firstText, isObject } from '../shared/basics/json';
import { fromMinorUnits } from '../shared/basics/money';

/** Not documented for a payout: `transaction_id` is what a collection answers. */
export const IDS = ['transaction_id', 'id'];

const TOO_LITTLE = 'INSUFFICIENT_BALANCE';

// Documented are INSUFFICIENT_BALANCE and 400, "invalid or missing parameters"; VALIDATION_ERROR is what such an
// error is usually called. Freed by mistake, a reference is paid twice; kept by mistake, it costs a look.
const CERTAIN = [TOO_LITTLE, '400', 'VALIDATION_ERROR'];

// With any other status "already" speaks of something else than the reference, or proves nothing.
const DUPLICATE_STATUSES = [400, 409, 422];

/** `{ status: "success", data }` gives data; the reports come bare. */
export function unwrap(body: unknown): unknown {
	return isObject(body) && saysSuccess(body) && body.data !== undefined ? body.data : body;
}

/** Whether the envelope says success. */
export function saysSuccess(body: unknown): boolean {
	return firstText(body, ['status'])?.toLowerCase() === 'success';
}

/** Whether this code proves that nothing was paid, even inside an answer that calls itself a success. */
export function isCertain(code: string | undefined): boolean {
	return code !== undefined && CERTAIN.includes(code);
}

/**
 * What HexAI says in an answer that is no 2xx: `{ status: "error", error: { code, message, details } }`, or the flat
 * `{ status, code, message }` of the newer service. An error inside 2xx is left to the operation (refusalInSuccess):
 * only a payout must take it for an open outcome.
 */
export function refusal(reply: Reply): Refusal | undefined {
	if (isAccepted(reply)) return undefined;
	return isObject(reply.body) ? said(reply) : {};
}

/** What HexAI says when it puts an error into an answer with HTTP 2xx; for reads and writes a refusal. */
export function refusalInSuccess(reply: Reply): Refusal | undefined {
	if (!saysError(reply.body)) return undefined;
	const found = said(reply);
	return { ...found, message: found.message ?? 'The answer is an error and names no reason' };
}

/** Whether the envelope says error. A transaction without an envelope may have ERROR as its own state. */
export function saysError(body: unknown): boolean {
	if (firstText(body, ['status'])?.toLowerCase() !== 'error') return false;
	const isTransaction = firstText(body, ['transaction_id', 'client_reference', 'reference']) !== undefined;
	return (
		!isTransaction ||
		isObject(at(body, 'error')) ||
		firstText(body, ['error', 'code', 'message']) !== undefined
	);
}

function isAccepted({ status }: Reply): boolean {
	return status >= 200 && status < 300;
}

function said(reply: Reply): Refusal {
	const { status, body } = reply;
	const code = firstText(body, ['error.code', 'code']);
	const message = firstText(body, ['error.message', 'message', 'error']);
	const details = at(body, 'error.details');
	if (code === TOO_LITTLE) {
		// Its HTTP status is not documented; below 500 the code itself says that nothing was paid.
		const outcome = status < 500 ? { outcome: 'refused' as const } : {};
		return { code, message, details, ...outcome, nextStep: balanceStep(details) };
	}
	const words = [code, message].filter((word) => word !== undefined);
	// What became of the payment that has this reference is not in the answer.
	const known = isDuplicate(reply, words) ? { outcome: 'unknown' as const, keepKey: true } : {};
	return { code, message, details, ...known };
}

function isDuplicate(reply: Reply, words: readonly string[]): boolean {
	if (!isAccepted(reply) && !DUPLICATE_STATUSES.includes(reply.status)) return false;
	// A conflict that says nothing may come from a proxy: it stays an unknown outcome.
	return words.some((word) => reply.status === 409 || /duplicate|already/i.test(word));
}

function balanceStep(details: unknown): string {
	const needs = fromMinorUnits(at(details, 'required_amount_bututs'), 2);
	const has = fromMinorUnits(at(details, 'available_balance_bututs'), 2);
	const figures = needs !== null && has !== null ? `Needs ${needs} GMD, available ${has} GMD. ` : '';
	return `${figures}Top up the HexAI balance or lower the amount, then run the item again.`;
}
