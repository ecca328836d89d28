import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../basics/json';
import type { Operation } from './operation';

/** The rows of a list answer, undefined when the answer holds no list or the operation gives none. */
export function rowsIn({ rows }: Operation, body: unknown): unknown[] | undefined {
	if (rows === undefined) return undefined;
	// No content is an empty list: one row of nothing would let the workflow act on a record that isn't there.
	return arrayIn(rows, body) ?? (isNothing(body) || holdsNothing(body) ? [] : undefined);
}

/**
 * What an answer without a list is: one that holds nothing, which counts as a list without rows only where a list
 * begins, or one that has objects in a list the operation does not look at. Undefined for every other answer.
 */
export function withoutList({ rows }: Operation, body: unknown): 'nothing' | 'elsewhere' | undefined {
	if (rows === undefined || arrayIn(rows, body)) return undefined;
	if (isNothing(body) || holdsNothing(body)) return 'nothing';
	return holdsRows(body) ? 'elsewhere' : undefined;
}

function arrayIn(rows: NonNullable<Operation['rows']>, body: unknown): unknown[] | undefined {
	const found =
		typeof rows === 'function' ? rows(body) : rows.map((path) => at(body, path)).find(Array.isArray);
	if (found) return found;
	const data = at(body, 'data');
	return Array.isArray(data) && data.length === 0 ? data : undefined;
}

/** Whether an answer, its data or a member of them is a list of objects. */
function holdsRows(body: unknown): boolean {
	const data = at(body, 'data');
	return [body, data, ...arraysIn(body), ...arraysIn(data)].some(
		(value) => Array.isArray(value) && value.some(isObject),
	);
}

/** What stands beside the rows of a list, and is none of its own. */
const BESIDE = /^(warnings?|errors?|messages?|notices?|links?)$/i;

/** The lists among the members of an answer that may be what was asked for. */
export function arraysIn(value: unknown): unknown[][] {
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, member]) =>
		Array.isArray(member) && !BESIDE.test(name) ? [member as unknown[]] : [],
	);
}

/** {}, or an envelope whose data are null, '' or {}, which some servers write for an empty list. */
function holdsNothing(body: unknown): boolean {
	if (isEmptyObject(body)) return true;
	if (!isObject(body) || !Object.hasOwn(body, 'data')) return false;
	return body.data === null || body.data === '' || isEmptyObject(body.data);
}

function isEmptyObject(value: unknown): boolean {
	return isObject(value) && Object.keys(value).length === 0;
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** A row as n8n wants it: an object. No content gives an empty one: any word in it would be one nobody said. */
export function asObject(value: unknown): IDataObject {
	if (isObject(value)) return value;
	if (isNothing(value)) return {};
	return { data: value as IDataObject };
}
