import type { FieldProblem, Refusal } from '../shared/api/failure';
import type { Paging } from '../shared/api/paging';
import type { Reply } from '../shared/api/reply';
import { at, firstText, isObject } from '../shared/basics/json';
import { rateStep } from './advice';

/** Rows a page when the person sets none; Fincore documents neither default nor maximum. */
export const PAGE_SIZE = 50;

/** Documented for `GET /clients`: limit and offset, and the number of all rows in `meta.total`. */
export const PAGING: Paging = { pageSize: PAGE_SIZE, total: totalOf };

/** Where the rows of a list lie: documented is `data`. */
export const ROWS = ['data', ''] as const;

/** The rows of a list, undefined when there is none. */
export function rowsOf(body: unknown): unknown[] | undefined {
	return ROWS.map((path) => at(body, path)).find(Array.isArray);
}

function totalOf(body: unknown): number | undefined {
	const total = at(body, 'meta.total');
	return typeof total === 'number' ? total : undefined;
}

/** Single objects are not documented: `data` when it is there, else the whole body. */
export function unwrap(body: unknown): unknown {
	return isObject(body) && body.data !== undefined ? body.data : body;
}

/** `{ error: { code, message, details: [{ field, message }] } }`; the status that goes with it is not documented. */
export function refusal({ status, headers, body }: Reply): Refusal | undefined {
	if (status >= 200 && status < 300) return refusalInSuccess(body);
	const step = status === 429 ? rateStep(headers) : undefined;
	return { ...said(body), nextStep: step };
}

/** Fincore calls 2xx a success: a body that says otherwise leaves open which of the two is true. */
function refusalInSuccess(body: unknown): Refusal | undefined {
	if (!isObject(body) || !isEmpty(body.data)) return undefined;
	// A record without the envelope may have a text of this name.
	const bare = body.data === undefined && body.id !== undefined;
	const places = ['error.code', 'error.message', ...(bare ? [] : ['error'])];
	return firstText(body, places) === undefined ? undefined : { ...said(body), outcome: 'unknown' };
}

/** For the operations that read one record: an answer without one must not look like one. */
export function withoutRecord({ body }: Reply): Refusal | undefined {
	const record = unwrap(body);
	if (record !== undefined && record !== null && record !== '') return undefined;
	return {
		message: 'the answer holds no record',
		nextStep: 'Check the ID, then Options > Endpoint Path.',
	};
}

function isEmpty(data: unknown): boolean {
	if (data === undefined || data === null || data === '') return true;
	return typeof data === 'object' && Object.keys(data).length === 0;
}

function said(answer: unknown): Refusal {
	const body = hideToken(answer);
	const details = at(body, 'error.details');
	const fields = Array.isArray(details) ? details.flatMap(fieldProblem) : [];
	return {
		code: firstText(body, ['error.code', 'code']),
		message: firstText(body, ['error.message', 'message', 'error']),
		details: isObject(at(body, 'error')) ? details : body,
		fields,
	};
}

function fieldProblem(detail: unknown): FieldProblem[] {
	const field = firstText(detail, ['field']);
	const message = firstText(detail, ['message']);
	return field === undefined || message === undefined ? [] : [{ field, message }];
}

// What follows "token=" is the Webhook Secret, as the trigger puts it into the address it registers.
const TOKEN = /([?&]token=)[^&#\s"']+/gi;

/** A copy whose addresses no longer carry the token: items and errors are stored with each execution. */
export function hideToken(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(TOKEN, '$1[hidden]');
	if (Array.isArray(value)) return value.map(hideToken);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, hideToken(entry)]));
}
