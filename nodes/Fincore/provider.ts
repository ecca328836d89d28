import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect } from '../shared/api/call';
import type { Failure, FieldProblem, Refusal } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';
import type { Paging } from '../shared/api/paging';
import type { Provider } from '../shared/api/provider';
import type { Reply } from '../shared/api/reply';
import { baseUrl } from '../shared/basics/addresses';
import { at, firstText, isObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { hideToken } from './hideToken';

// Documented: 100 calls a minute. A second more, because limits are often counted in whole seconds.
const CALLS_PER_WINDOW = 100;
const WINDOW_MS = 61_000;

// Two waits, which is what Max Tries leaves by default, pass the minute of the limit together.
const WAIT_AFTER_429_MS = 31_000;

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

/** Fincore's API, version 1 (https://fincore.live/docs/api). */
export const fincore: Provider = {
	name: 'Fincore',
	credential: 'fincoreApi',
	secretFields: ['apiKey', 'webhookSecret'],
	baseUrl: (credential) => baseUrl(credential.baseUrl),
	// The key may be rotated without making another account of it.
	account: addressOf,
	unwrap,
	refusal,
	nextStep,
	fieldLabel,
	waitBeforeRepeat: ({ httpStatus }) => (httpStatus === 429 ? WAIT_AFTER_429_MS : undefined),
	rateLimit: { calls: CALLS_PER_WINDOW, windowMs: WINDOW_MS, key: keyOf },
};

function addressOf({ baseUrl: address }: ICredentialDataDecryptedObject): string {
	return textOf(address).replace(/\/+$/, '').toLowerCase();
}

function keyOf(credential: ICredentialDataDecryptedObject): string {
	const parts = [addressOf(credential), textOf(credential.apiKey)];
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function totalOf(body: unknown): number | undefined {
	const total = at(body, 'meta.total');
	return typeof total === 'number' ? total : undefined;
}

/** Single objects are not documented: `data` when it is there, else the whole body. */
function unwrap(body: unknown): unknown {
	return isObject(body) && body.data !== undefined ? body.data : body;
}

/** `{ error: { code, message, details: [{ field, message }] } }`; the status that goes with it is not documented. */
function refusal({ status, headers, body }: Reply): Refusal | undefined {
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

function rateStep(headers: Record<string, string>): string {
	const shown = ['X-RateLimit-Limit', 'X-RateLimit-Remaining'].flatMap((name) => {
		const value = headers[name.toLowerCase()];
		return value === undefined ? [] : [`${name}: ${value}`];
	});
	const figures = shown.length > 0 ? ` (${shown.join(', ')})` : '';
	return `More than 100 calls in a minute, or 10 for reports${figures}. Wait a minute, or send fewer items at once.`;
}

/** The label of the one body field this node names itself; all others are named by the person. */
function fieldLabel(field: string, { fields = [] }: Operation): string {
	const entries = fields.filter(({ type }) => type === 'collection').flatMap(({ options = [] }) => options);
	const known = entries.find(({ name }) => name === field);
	return known && 'displayName' in known ? known.displayName : field;
}

function nextStep(failure: Failure, effect: Effect): string | undefined {
	const uncertain = failure.outcome === 'unknown' && effect !== 'read';
	const { httpStatus = 0 } = failure;
	if (httpStatus >= 500) {
		return uncertain
			? 'Fincore has a fault. Look there whether it was carried out before you run the item again.'
			: 'Fincore has a fault. Try again later.';
	}
	switch (httpStatus) {
		case 400:
		case 422:
			return 'Correct the fields listed. Field names are those of your Fincore documentation.';
		case 401:
			return 'The API key was refused. Create a key in the Fincore administration panel and put it in the credential.';
		case 403:
			return 'This key may not do this. Ask your Fincore administrator for the right.';
		case 404:
			return 'Either no record has this ID, or the path differs in your Fincore account. Check the ID, then set Options > Endpoint Path.';
		case 405:
			return 'The path exists, the method differs. Set Options > Endpoint Method where the operation offers it, or correct Options > Endpoint Path.';
		case 409:
			return 'The record is not in a state that allows this. Read it first.';
		default:
			return undefined;
	}
}
