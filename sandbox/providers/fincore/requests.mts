import type { FastifyRequest } from 'fastify';
import { rawBody } from '../../core/bodies.mts';
import { isRecord } from '../../core/refusal.mts';
import { isWebAddress } from '../../core/settings.mts';
import type { Book, Entry } from './book.mts';
import { amountProblem, FincoreProblem } from './problems.mts';
import type { FincoreSettings } from './settings.mts';

/** Assumed: the size of a page when none is asked for, from the documented sample. */
const DEFAULT_LIMIT = 10;

export interface WithId {
	Params: { id: string };
}

/** The fields of a request body; an absent body has none. An amount must be a number above zero. */
export function fieldsOf(request: FastifyRequest): Record<string, unknown> {
	const raw = rawBody(request);
	if (raw.length === 0) return {};
	const fields = parsed(raw);
	if (!isRecord(fields)) throw new FincoreProblem(400, 'The request body must be a JSON object.');
	if (fields.amount !== undefined && !(typeof fields.amount === 'number' && fields.amount > 0)) {
		throw amountProblem();
	}
	return fields;
}

/** As fieldsOf, for calls that say nothing without a body. */
export function requiredFields(request: FastifyRequest): Record<string, unknown> {
	const fields = fieldsOf(request);
	if (Object.keys(fields).length === 0) throw new FincoreProblem(400, 'The request body is empty.');
	return fields;
}

/** The object a path names, or a 404. */
export function entryOf(book: Book, id: string): Entry {
	const entry = book.find(id);
	if (!entry) throw new FincoreProblem(404, 'There is no record with this id.');
	return entry;
}

/** A registered address, or a 422 that names the field. */
export function webhookUrlOf(fields: Record<string, unknown>, field: string): string {
	const url = fields[field];
	if (typeof url === 'string' && isWebAddress(url)) return url;
	throw new FincoreProblem(422, 'The request was invalid', [{ field, message: 'is not a web address' }]);
}

/** One page with the documented `meta`. Assumed: other query parameters filter on equal fields. */
export function page(
	request: FastifyRequest,
	rows: readonly Entry[],
	{ pageCap, listQuirk }: FincoreSettings,
): unknown {
	const query = new URLSearchParams(request.url.split('?')[1]);
	const limit = Math.min(countFrom(query, 'limit', DEFAULT_LIMIT, 1), pageCap ?? Number.MAX_SAFE_INTEGER);
	const asked = countFrom(query, 'offset', 0, 0);
	const offset = listQuirk === 'repeatedPage' ? 0 : asked;
	const filters = [...query].filter(([name]) => name !== 'limit' && name !== 'offset');
	const found = rows.filter((row) => filters.every(([name, value]) => String(row[name]) === value));
	const total = listQuirk === 'shrinkingTotal' ? Math.max(0, found.length - asked) : found.length;
	return { data: found.slice(offset, offset + limit), meta: { total, limit, offset } };
}

function parsed(raw: Buffer): unknown {
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		throw new FincoreProblem(400, 'The request body is not valid JSON.');
	}
}

function countFrom(query: URLSearchParams, name: string, otherwise: number, least: number): number {
	const text = query.get(name);
	if (text === null) return otherwise;
	if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
	throw new FincoreProblem(400, 'The request was invalid', [
		{ field: name, message: `must be a whole number from ${least}` },
	]);
}
