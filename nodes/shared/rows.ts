import type { IDataObject } from 'n8n-workflow';

import type { Operation } from './operation';
import { at, isObject } from './value';

/** The rows of a list answer, undefined when the answer holds no list or the operation gives none. */
export function rowsIn({ rows }: Operation, body: unknown): unknown[] | undefined {
	return typeof rows === 'function' ? rows(body) : rows?.map((path) => at(body, path)).find(Array.isArray);
}

/** A row as n8n wants it: an object. An answer without content is a success without content. */
export function asObject(value: unknown): IDataObject {
	if (isObject(value)) return value;
	if (value === undefined || value === null || value === '') return { success: true };
	return { data: value as IDataObject };
}
