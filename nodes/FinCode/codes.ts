import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../shared/api/failure';
import { firstText } from '../shared/basics/json';

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

// FinCode documents the first two; the others are where a gateway in between would put its code.
const PLACES = ['responseCode', 'error.code', 'error', 'code'];

/**
 * Whether a failure inside HTTP 2xx is a refusal for certain. Released by mistake, a payment key lets the money
 * out twice; kept by mistake, it costs a look and a click.
 */
export function outcomeOf(body: IDataObject): Outcome {
	const words = PLACES.map((place) => firstText(body, [place]));
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
