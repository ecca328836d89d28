import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../basics/json';
import type { Operation } from './operation';

/** The rows of a list answer, undefined when the answer holds no list or the operation gives none. */
export function rowsIn({ rows }: Operation, body: unknown): unknown[] | undefined {
	if (rows === undefined) return undefined;
	const found =
		typeof rows === 'function' ? rows(body) : rows.map((path) => at(body, path)).find(Array.isArray);
	// No content is an empty list: one row of nothing would let the workflow act on a record that isn't there.
	return found ?? (isNothing(body) || holdsNothing(body) ? [] : undefined);
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
