import type { IDataObject } from 'n8n-workflow';

import type { Outcome, Refusal } from '../shared/api/failure';
import { failureSigns } from '../shared/api/failureSigns';
import { arraysIn } from '../shared/api/output';
import { unproven } from '../shared/api/proof';
import type { Reply } from '../shared/api/reply';
import { at, firstText, isObject } from '../shared/basics/json';
import { statusOf } from './status';

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

/** The rows of a list: `data` itself, or the only array among its members; of several the only one with rows. */
export function listOf(body: unknown): unknown[] | undefined {
	const value = unwrap(body);
	if (Array.isArray(value)) return value;
	if (!isObject(value)) return undefined;
	const arrays = arraysIn(value);
	const withRows = arrays.filter((array) => array.some(isObject));
	if (arrays.length < 2 || arrays.every(({ length }) => length === 0)) return arrays[0];
	return withRows.length === 1 ? withRows[0] : undefined;
}

const FAILED = /^(failed|error)$/i;

/**
 * What an answer says when it says no. Looks at the root only: `data.status` is the state of a transaction.
 */
export function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	const responseCode = numberOf(body.responseCode);
	const code = codeOf(body);
	const failed = body.success === false || FAILED.test(String(body.status)) || responseCode >= 400;
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
	'FinCode refused the token inside an HTTP 200, so n8n does not sign in again by itself. Test the FinCode credential to sign in again, then run the item again.';

/** A fault of FinCode's own that travels as a refusal, such as response code 500 inside HTTP 400. */
function contradicts(status: number, code: number): boolean {
	// A call without a token, or one call too many, is turned away before anything is done.
	return status >= 400 && ![401, 429].includes(status) && isFault(code);
}

/** FinCode's names for its own id of a payment. */
export const IDS = [
	'pcn',
	'transactionReference',
	'transferId',
	'repaymentId',
	'transactionId',
	'paymentReference',
	'id',
];

/**
 * What is no success of a transfer although its HTTP status is: anything but one of the two envelopes that say
 * success, a response code that does not, a state that says the opposite, and any other sign of a failure. None of
 * them proves that no money moved.
 */
export function transferRefusal({ body, readable }: Reply): Refusal | undefined {
	// The transport has its own words for an answer that is no JSON.
	if (!readable) return undefined;
	const data = unwrap(body);
	return unproven(body, missingProof(body), firstText(data, IDS));
}

function missingProof(body: unknown): string | undefined {
	if (!isObject(body) || !(body.success === true || /^success$/i.test(String(body.status)))) {
		return 'it has neither success: true nor status: SUCCESS';
	}
	const responseCode = firstText(body, ['responseCode']);
	const code = numberOf(responseCode);
	if (responseCode !== undefined && (code < 200 || code > 299)) return `its response code is ${responseCode}`;
	const word = firstText(body, ['data.status']);
	const state = statusOf('transaction', word ?? '');
	return ['failed', 'cancelled', 'expired', 'refunded'].includes(state)
		? `the payment has the status ${word}`
		: undefined;
}

/** The documented FAILED of a bank transfer inside a reply that says SUCCESS: nothing was paid. */
export function bankTransferRefusal(reply: Reply): Refusal | undefined {
	const { body } = reply;
	const data = unwrap(body);
	const isFailed = firstText(data, ['status'])?.toUpperCase() === 'FAILED';
	// Its reason may stand beside it; beside another failure the word alone proves nothing.
	const isAll = failureSigns(body).every(
		({ path, kind }) => path === 'data.status' || kind === 'reason' || kind === 'message',
	);
	if (!isFailed || !isAll) return transferRefusal(reply);
	return {
		code: 'FAILED',
		message: firstText(data, ['message']) ?? 'the transfer failed',
		outcome: 'refused',
		transactionId: firstText(data, IDS),
		nextStep: 'Check balance, bank and account, then run the item again.',
	};
}

/** FinCode's own words, and the HTTP status each of them stands for. */
const CODES = new Map([
	['AUTH_REQUIRED', 401],
	['FORBIDDEN', 403],
	['NOT_FOUND', 404],
	['VALIDATION_ERROR', 422],
	['INVALID_REQUEST', 400],
	['RATE_LIMIT_EXCEEDED', 429],
	['SERVER_ERROR', 500],
	['SERVICE_UNAVAILABLE', 503],
]);

/** A code as a number, 0 when it is no number and no word of FinCode. */
export function numberOf(code: unknown): number {
	const text = typeof code === 'number' || typeof code === 'string' ? String(code).trim() : '';
	return /^[0-9]{1,6}$/.test(text) ? Number(text) : (CODES.get(text.toUpperCase()) ?? 0);
}

/**
 * What the body says about itself, as an HTTP status: `responseCode` of the endpoint pages, else `error.code` of
 * the API Reference. 0 when it says nothing of the kind.
 */
export function codeOf(body: IDataObject): number {
	return numberOf(body.responseCode) || numberOf(firstText(body, ['error.code']));
}

// Not documented. Each of them can come from a gateway or a queue whose payment goes through after all, or means
// that there was a first payment.
const OPEN =
	/TIME_?D?_?OUT|PROCESSING|PENDING|IN_?PROGRESS|INTERNAL|SERVER_(ERROR|FAULT)|BAD_GATEWAY|UNAVAILABLE|UNKNOWN_(ERROR|STATUS|STATE|OUTCOME)|DUPLICATE|CONFLICT|ALREADY/;

// A refusal may well speak of something else that is pending, so a sentence must be plainer than a code.
const OPEN_SENTENCE =
	/\btimed?[ -]?out\b|\b(still|being) process(ing|ed)\b|\bin progress\b|\bbad gateway\b|\binternal (server )?error\b/i;

/** Whether a failure without a code tells what a person can put right: more than that something went wrong. */
export function namesReason(message: string | undefined): boolean {
	return (
		message !== undefined && !OPEN_SENTENCE.test(message) && !/\b(error|fault|wrong|failed)\b/i.test(message)
	);
}

// FinCode documents the first two; the others are where a gateway in between would put its code.
const PLACES = ['responseCode', 'error.code', 'error', 'code'];

/**
 * Whether a failure inside HTTP 2xx is a refusal for certain. Released by mistake, a payment key lets the money
 * out twice; kept by mistake, it costs a look and a click.
 */
function outcomeOf(body: IDataObject): Outcome {
	const words = PLACES.map((place) => firstText(body, [place]));
	// The documented failures name a code or say FAILED; ERROR, and a bare `success: false`, are in no document.
	const isDocumented =
		[...words, firstText(body, ['error.message'])].some((word) => word !== undefined) ||
		/^failed$/i.test(String(body.status));
	if (!isDocumented) return 'unknown';
	const codes = words.map(numberOf).filter((code) => code !== 0);
	if (!codes.every(isRefusal) || isFault(numberOf(body.status))) return 'unknown';
	if ([...words, firstText(body, ['status'])].some(isOpen)) return 'unknown';
	const refusedByCode = codes.some((code) => code >= 400);
	const sentence = firstText(body, ['error.message', 'message']) ?? '';
	return !refusedByCode && OPEN_SENTENCE.test(sentence) ? 'unknown' : 'refused';
}

function isOpen(word: string | undefined): boolean {
	return OPEN.test((word ?? '').toUpperCase().replace(/[\s-]+/g, '_'));
}

/** A number that is no HTTP status proves nothing. */
function isRefusal(code: number): boolean {
	return !isFault(code) && ((code >= 200 && code < 300) || (code >= 400 && code < 500));
}

/** Codes after which something may have been done. */
export function isFault(code: number): boolean {
	return [408, 409, 425].includes(code) || (code >= 500 && code < 600);
}
