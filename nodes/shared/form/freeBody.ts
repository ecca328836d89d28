import { jsonParse, type IDataObject, type INodeProperties } from 'n8n-workflow';

import { InputError } from '../basics/inputError';
import { refuseInexactJson } from '../basics/exactNumber';
import { isObject } from '../basics/json';
import { quoted, shortened } from '../basics/quote';
import { FORBIDDEN_NAMES, refuseUnusable, rowValue, type Row } from './sendable';
import { refuseTooFine } from './typedAmounts';

/**
 * Bodies whose field names a provider doesn't document: the person types them, as rows or as JSON, and
 * nothing is invented here.
 */

/** What a JSON field holds at first: the editor takes an empty one for a mistake. */
export const EMPTY_OBJECT = '{}';

/** Rows of name, type and value, shown as n8n's own Edit Fields node shows them. */
export function fieldRows(description: string, overrides: Partial<INodeProperties> = {}): INodeProperties {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'assignmentCollection',
		default: {},
		description,
		...overrides,
	};
}

/** One JSON object in place of the rows. */
export function jsonBody(overrides: Partial<INodeProperties> = {}): INodeProperties {
	return {
		displayName: 'JSON Body',
		name: 'jsonBody',
		type: 'json',
		default: EMPTY_OBJECT,
		placeholder: 'e.g. { "field": "value" }',
		description: 'All fields at once as JSON, in place of Fields',
		...overrides,
	};
}

/**
 * The object made of rows; a dot in a name nests.
 *
 * @throws InputError when a row has no name, a name stands twice or can't be a field, or a value is not of its type
 */
export function rowsToObject(value: unknown, label = 'Fields'): IDataObject {
	const object: IDataObject = {};
	for (const row of rowsOf(value, label)) {
		const name = nameOf(row, label);
		setNested(object, name, rowValue(row, `${label} > ${shortened(name)}`), label);
	}
	return object;
}

/**
 * The query parameters made of rows; a dot in a name stays a dot.
 *
 * @param reserved names that other parameters fill
 * @throws InputError as rowsToObject, and when a value is a list or an object or a name is reserved
 */
export function rowsToQuery(value: unknown, label: string, reserved: readonly string[] = []): IDataObject {
	const query: IDataObject = {};
	for (const row of rowsOf(value, label)) {
		const name = nameOf(row, label);
		if (reserved.includes(name)) {
			throw new InputError(`${label} holds ${quoted(name)}, which this node fills itself`, 'Remove the row.');
		}
		if (Object.hasOwn(query, name)) {
			throw new InputError(`${label}: ${quoted(name)} is there twice`, 'Remove one of the rows.');
		}
		const entry = rowValue(row, `${label} > ${shortened(name)}`);
		if (typeof entry === 'object') {
			throw new InputError(
				`${label} > ${shortened(name)} is a list or an object`,
				'A filter is one text, number or true/false.',
			);
		}
		query[name] = entry;
	}
	return query;
}

/**
 * A JSON parameter as an object; '' and undefined are the empty object.
 *
 * @throws InputError when it is not the text of a JSON object, or holds a number that would not arrive as written or a
 *   value a spreadsheet has spoilt
 */
export function jsonToObject(value: unknown, label = 'JSON Body'): IDataObject {
	if (value === undefined || value === null || value === '') return {};
	const parsed: unknown = typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
	if (!isObject(parsed)) {
		throw new InputError(`${label} is not a JSON object`, `Write ${label} as { "field": "value" }.`);
	}
	if (typeof value === 'string') refuseInexactJson(value, label);
	refuseUnusable(parsed, label);
	return parsed;
}

/**
 * The body from either form.
 *
 * @returns undefined when nothing is filled in
 * @throws InputError when both are filled in, when an amount is finer than the currency beside it, and as rowsToObject
 *   and jsonToObject
 */
export function freeBody(fields: unknown, json: unknown): IDataObject | undefined {
	const fromRows = rowsToObject(fields);
	const fromJson = jsonToObject(json);
	const rows = Object.keys(fromRows).length > 0;
	if (rows && Object.keys(fromJson).length > 0) {
		throw new InputError('Fields and JSON Body are both filled in', 'Use Fields or JSON Body, not both.');
	}
	const body = rows ? fromRows : fromJson;
	refuseTooFine(body, rows ? 'Fields' : 'JSON Body');
	return Object.keys(body).length > 0 ? body : undefined;
}

/**
 * A body with further fields merged in, objects into objects.
 *
 * @throws InputError when a further field is one the body has already: no value is silently replaced
 */
export function mergeFields(body: IDataObject, extra: IDataObject, label: string, path = ''): IDataObject {
	refuseUnusable(extra, label);
	const merged: IDataObject = { ...body };
	for (const [name, value] of Object.entries(extra)) {
		const current = merged[name];
		if (isObject(current) && isObject(value)) {
			merged[name] = mergeFields(current, value, label, `${path}${name}.`);
		} else if (current !== undefined) {
			throw new InputError(
				`${label} holds ${quoted(path + name)}, which is also a field of its own`,
				'Fill it in one place only.',
			);
		} else {
			merged[name] = value;
		}
	}
	return merged;
}

function rowsOf(value: unknown, label: string): Row[] {
	if (isObject(value) && Array.isArray(value.assignments)) return value.assignments as Row[];
	if (value === undefined || value === null || value === '') return [];
	if (isObject(value) && Object.keys(value).length === 0) return [];
	// Passed over, a payment would go without them.
	throw new InputError(
		`${label} is no list of rows`,
		'Fill in rows of name, type and value instead of one expression for all of them.',
	);
}

function nameOf(row: Row, label: string): string {
	const name = typeof row.name === 'string' ? row.name.trim() : '';
	if (name === '')
		throw new InputError(`${label} holds a row without a name`, 'Give it a name or remove it.');
	return name;
}

function setNested(object: IDataObject, name: string, value: IDataObject[string], label: string): void {
	const keys = name.split('.');
	if (keys.some((key) => key === '' || FORBIDDEN_NAMES.has(key))) {
		throw new InputError(
			`${label}: ${quoted(name)} can't be the name of a field`,
			'Correct the name of the row.',
		);
	}
	let current = object;
	for (const key of keys.slice(0, -1)) {
		if (!Object.hasOwn(current, key)) current[key] = {};
		const next = current[key];
		if (!isObject(next))
			throw new InputError(`${label}: ${quoted(name)} and another row overlap`, 'Remove one of them.');
		current = next;
	}
	const last = keys.at(-1) ?? '';
	if (Object.hasOwn(current, last)) {
		throw new InputError(`${label}: ${quoted(name)} is there twice`, 'Remove one of the rows.');
	}
	current[last] = value;
}
