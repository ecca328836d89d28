import { jsonParse, type IDataObject } from 'n8n-workflow';

import { exactNumber, refuseInexact, refuseInexactJson } from '../basics/exactNumber';
import { InputError } from '../basics/inputError';
import { isObject } from '../basics/json';
import { quoted, shortened } from '../basics/quote';
import { refuseSpoilt } from '../basics/spoilt';

// Merged into an object these would change every object of the process.
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A row of name, type and value, as n8n hands it over. */
export interface Row {
	name?: unknown;
	value?: unknown;
	type?: unknown;
}

/**
 * What a row sends, exactly as it was typed.
 *
 * @throws InputError when it has no value, is not of its type, or would not arrive as it stands there
 */
export function rowValue({ value, type }: Row, label: string): IDataObject[string] {
	// JSON would leave it out or send "nothing", and a payment would go without, say, its amount.
	if (value === undefined || value === null) {
		throw new InputError(`${label} has no value`, 'Check its expression, or remove the row.');
	}
	if (type === 'number') {
		if (typeof value === 'string') return exactNumber(value.trim(), label);
		if (typeof value !== 'number') {
			throw new InputError(`${label} is not a number`, 'Correct the value or choose another type.');
		}
		refuseInexact(value, label);
		return value;
	}
	if (type === 'boolean') {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw new InputError(`${label} is neither true nor false`, 'Correct the value or choose another type.');
	}
	if (type === 'array' || type === 'object') {
		const parsed: unknown = typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
		if (type === 'array' ? !Array.isArray(parsed) : !isObject(parsed)) {
			throw new InputError(`${label} is not an ${type}`, 'Correct the value or choose another type.');
		}
		if (typeof value === 'string') refuseInexactJson(value, label);
		refuseUnusable(parsed, label);
		return parsed as IDataObject[string];
	}
	return textIn(value, label);
}

/** The text of a row, exactly as typed. */
function textIn(value: unknown, label: string): string {
	if (typeof value === 'object') refuseUnusable(value, label);
	// A date of an expression is an object until it travels.
	const sent: unknown = typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value;
	if (typeof sent === 'object') {
		throw new InputError(
			`${label} is a list or an object, not text`,
			'Choose the type Array or Object for it.',
		);
	}
	refuseUnusable(sent, label);
	if (typeof sent === 'string' && sent.trim() === '') {
		throw new InputError(`${label} is empty`, 'Check its expression, or remove the row.');
	}
	return String(sent);
}

/**
 * @throws InputError for what JSON would change on the way: names that reach into every object, values that are
 *   missing, and numbers that would arrive as another account or amount; and for what a spreadsheet has spoilt
 */
export function refuseUnusable(value: unknown, label: string): void {
	if (typeof value === 'string') refuseSpoilt(value.trim(), label);
	if (typeof value === 'number') refuseInexact(value, label);
	if (typeof value !== 'object' || value === null) return;
	if (value instanceof Date && Number.isNaN(value.getTime()))
		throw new InputError(`${label} holds something that is not a date`, 'Check its expression.');
	for (const [name, entry] of Object.entries(value)) {
		if (FORBIDDEN_NAMES.has(name))
			throw new InputError(`${label} can't hold ${quoted(name)}`, 'Remove that field.');
		// JSON would leave it out, and a payment would go without, say, its amount.
		if (entry === undefined) {
			throw new InputError(
				`${label} holds ${quoted(name)} without a value`,
				'Check its expression, or remove the field.',
			);
		}
		refuseUnusable(entry, shortened(`${label} > ${name}`));
	}
}
