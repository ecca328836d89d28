import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from '../shared/api/failure';
import type { Reply } from '../shared/api/reply';
import { at, firstText, isObject } from '../shared/basics/json';
import { codeOf, isFault, numberOf, outcomeOf } from './codes';

/** FinCode's two forms of an answer: `success` of the API Reference, `status` of the endpoint pages. */
function isEnvelope(body: IDataObject): boolean {
	return typeof body.success === 'boolean' || /^(success|failed|error)$/i.test(String(body.status));
}

/** `data` of an answer in either form; without data what else it holds; any other answer as it is. */
export function unwrap(body: unknown): unknown {
	if (!isObject(body) || !isEnvelope(body)) return body;
	const { data, ...rest } = body;
	return data === undefined || data === null ? rest : data;
}

/** The rows of a list: `data` itself, or the only array among its members. */
export function listOf(body: unknown): unknown[] | undefined {
	const value = unwrap(body);
	if (Array.isArray(value)) return value;
	if (!isObject(value)) return undefined;
	const arrays = Object.values(value).filter(Array.isArray);
	return arrays.length === 1 ? arrays[0] : undefined;
}

/**
 * What an answer says when it says no. Looks at the root only: `data.status` is the state of a transaction.
 */
export function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	const responseCode = numberOf(body.responseCode);
	const code = codeOf(body);
	const failed =
		body.success === false || /^(failed|error)$/i.test(String(body.status)) || responseCode >= 400;
	if (accepted && !failed) return undefined;
	const message = firstText(body, ['error.message', 'message']);
	const field = firstText(body, ['error.field']);
	const requestId = firstText(body, ['metadata.request_id']);
	return {
		code: firstText(body, ['error.code']) ?? (responseCode >= 400 ? String(responseCode) : undefined),
		message,
		details: at(body, 'error.details'),
		...(field === undefined ? {} : { fields: [{ field, message: message ?? 'not accepted' }] }),
		...(requestId === undefined ? {} : { requestId }),
		...(accepted ? { outcome: outcomeOf(body) } : {}),
		...(contradicts(status, code) ? { outcome: 'unknown' } : {}),
		...(accepted && code === 401 ? { nextStep: UNRENEWED } : {}),
	};
}

const UNRENEWED =
	'FinCode refused the token inside an HTTP 200, which does not make n8n sign in again. Test the FinCode credential to sign in anew, then run the item again.';

/** A fault of FinCode's own that travels as a refusal, such as response code 500 inside HTTP 400. */
function contradicts(status: number, code: number): boolean {
	// A call without a token, or one call too many, is turned away before anything is done.
	return status >= 400 && ![401, 429].includes(status) && isFault(code);
}

/** The request form of the API Reference: payload and metadata. */
export function wrap(payload: IDataObject | IDataObject[], requestId: string, now: Date): IDataObject {
	return { data: payload, metadata: { request_id: requestId, timestamp: utcSeconds(now) } };
}

/** ISO 8601 in UTC without milliseconds, as in FinCode's samples. */
export function utcSeconds(time: Date): string {
	return `${time.toISOString().slice(0, 19)}Z`;
}
