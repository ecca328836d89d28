import type { FieldProblem, Refusal } from '../shared/api/failure';
import type { Paging } from '../shared/api/paging';
import { unproven } from '../shared/api/proof';
import type { Reply } from '../shared/api/reply';
import { mapStatus } from '../shared/api/subject';
import { at, firstText, isObject } from '../shared/basics/json';
import { rateStep } from './advice';
import { STATUS_WORDS } from './status';

/** Rows a page when the person sets none; Fincore documents neither default nor maximum. */
export const PAGE_SIZE = 50;

/** What Return All tries first. */
export const TRY_PAGE_SIZE = 500;

/** Documented for `GET /clients`: limit and offset, and the number of all rows in `meta.total`. */
const PAGING: Paging = { pageSize: PAGE_SIZE, tryPageSize: TRY_PAGE_SIZE, total: totalOf };

/** The same for rows of one kind, which are not documented: their id may bear the name of the kind. */
export function pagingOf(kind: string): Paging {
	const names = idNames(kind);
	return { ...PAGING, rowId: (row) => firstText(row, names) };
}

/** How the id of a row may be called. */
export function idNames(kind: string): string[] {
	return ['id', `${kind}_id`, `${kind}Id`, 'uuid'];
}

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
		nextStep: 'Check the ID, then Options > API Path.',
	};
}

/** Names an ID may have; a reference of the caller's own proves nothing. */
export const IDS = [
	'id',
	'uuid',
	...['payment', 'disbursement', 'repayment', 'transaction'].flatMap((what) => [`${what}_id`, `${what}Id`]),
];

/**
 * What is no success of a transfer although its HTTP status is: anything but a record with an ID that speaks of no
 * failure. Fincore documents no answer to a transfer, so this is inferred, and the outcome is unknown.
 */
export function transferRefusal({ body, readable }: Reply): Refusal | undefined {
	// The transport has its own words for an answer that is no JSON.
	if (!readable) return undefined;
	const answer = hideToken(body);
	const record = unwrap(answer);
	const id = firstText(record, IDS);
	return unproven(answer, id === undefined ? 'it holds no record with an ID' : failedState(record), id);
}

function failedState(record: unknown): string | undefined {
	const word = firstText(record, ['status', 'state']);
	const state = mapStatus(word ?? null, { statusWords: STATUS_WORDS });
	return ['failed', 'cancelled', 'expired', 'refunded'].includes(state)
		? `the record has the status ${word}`
		: undefined;
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
