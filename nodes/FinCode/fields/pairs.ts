import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { quoted, shortened } from '../../shared/basics/quote';
import { refuseSpoilt } from '../../shared/basics/spoilt';
import { textOf } from '../../shared/basics/text';
import { field, type More } from '../../shared/form/fieldTypes';
import type { Field, Read } from '../../shared/form/fields';

type Column = Pick<INodeProperties, 'displayName' | 'placeholder' | 'description'>;

/** What the two columns are called in the form, with a sample each. */
interface Names {
	key: Column;
	value: Column;
}

/** Rows of two columns, for questions and answers whose names belong to the tenant. */
function rows(names: Names): INodeProperties['options'] {
	return [
		{
			displayName: 'Rows',
			name: 'pairs',
			values: [
				{ ...names.key, name: 'key', type: 'string', default: '' },
				{ ...names.value, name: 'value', type: 'string', default: '' },
			],
		},
	];
}

/**
 * What the rows hold, in their order.
 *
 * @throws InputError when a row has no key or no text, or a key stands twice
 */
function pairsOf(value: unknown, label: string): Array<[string, string]> {
	const pairs = rowsIn(value, label).map((row): [string, string] => {
		const key = textOf(row.key, `A name in ${label}`);
		if (key === '') throw new InputError(`${label} holds a row without a name`, 'Name it or remove it.');
		return [key, textIn(row.value, `${label} > ${shortened(key)}`)];
	});
	const keys = pairs.map(([key]) => key);
	if (new Set(keys).size < keys.length) {
		throw new InputError(`${label} holds a name twice`, 'Remove one of the rows.');
	}
	return pairs;
}

function rowsIn(value: unknown, label: string): IDataObject[] {
	if (value === undefined || value === null) return [];
	const list: unknown = isObject(value) && 'pairs' in value ? value.pairs : isObject(value) ? [] : value;
	if (Array.isArray(list) && list.every(isObject)) return list;
	throw new InputError(`${label} is not made of rows`, 'Check its expression, or add the rows in the form.');
}

/** What an expression gave that is no text would go out as another value, or not at all. */
function textIn(value: unknown, label: string): string {
	if (['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) {
		const text = textOf(value, label);
		refuseSpoilt(text, label);
		return text;
	}
	throw new InputError(`${label} is empty or not text`, FILL_IN);
}

/** @throws InputError when the text is empty, as a misspelt expression leaves it */
function filledIn(text: string, label: string): string {
	if (text !== '') return text;
	throw new InputError(`${label} is empty or not text`, FILL_IN);
}

const FILL_IN = 'Fill it in, check its expression, or remove the field.';

/** Rows sent as one object. */
export function answers(name: string, displayName: string, names: Names, more: More = {}): Field {
	const read: Read = (value, label) => {
		const pairs = pairsOf(value, label);
		return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
	};
	return rowsEntry(read, name, displayName, names, more);
}

/** Rows sent as a list of objects with two members. */
export function answerList(
	[first, second]: readonly [string, string],
	name: string,
	displayName: string,
	names: Names,
	more: More = {},
): Field {
	const read: Read = (value, label) => {
		const pairs = pairsOf(value, label);
		return pairs.length === 0 ? undefined : pairs.map(([key, text]) => ({ [first]: key, [second]: text }));
	};
	return rowsEntry(read, name, displayName, names, more);
}

function rowsEntry(read: Read, name: string, displayName: string, names: Names, more: More): Field {
	return field('fixedCollection', read, name, displayName, {
		typeOptions: { multipleValues: true },
		placeholder: 'Add Row',
		default: {},
		options: rows(names),
		...more,
	});
}

/**
 * A detail as it is sent, checked by its key; undefined when nothing is known of that key.
 *
 * @throws InputError when it can't be sent as it is
 */
export type DetailCheck = (
	key: string,
	value: unknown,
	label: string,
	input: OperationInput,
) => string | undefined;

/** A known detail, by its key at FinCode. */
export function detail(
	name: string,
	displayName: string,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder, description };
}

/**
 * Details FinCode takes as a list of key and value: the known ones with a field each, others as rows.
 *
 * @param known fields by their key at FinCode
 * @param check also for keys that are typed as rows
 */
export function details(
	name: string,
	displayName: string,
	known: INodeProperties[],
	check: DetailCheck,
	more: More = {},
): Field {
	const others: INodeProperties = {
		displayName: 'Other Details',
		name: 'otherDetails',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Row',
		default: {},
		options: rows({
			key: {
				displayName: 'Detail Key',
				placeholder: 'e.g. routingnumber',
				description: 'Its key at FinCode',
			},
			value: {
				displayName: 'Detail Value',
				placeholder: 'e.g. 021000021',
				description: 'What is sent under this key',
			},
		}),
		description: 'Details this form has no field for, by their key at FinCode',
	};
	const read: Read = (value, label, input) => {
		if (!isObject(value)) throw new InputError(`${label} is not made of fields`, FILL_IN);
		const list: IDataObject[] = known
			.filter(({ name: key }) => Object.hasOwn(value, key))
			.map(({ name: key, displayName: title }) => {
				const place = `${label} > ${title}`;
				const text = filledIn(textIn(value[key], place), place);
				return { key, value: check(key, value[key], place, input) ?? text };
			});
		for (const [key, text] of pairsOf(value.otherDetails, label)) {
			if (list.some((pair) => pair.key === key)) {
				throw new InputError(`${label} holds ${quoted(key)} twice`, 'Fill it in one place only.');
			}
			const place = `${label} > ${shortened(key)}`;
			list.push({ key, value: check(key, filledIn(text, place), place, input) ?? text });
		}
		return list.length === 0 ? undefined : list;
	};
	return field('collection', read, name, displayName, {
		placeholder: 'Add detail',
		default: {},
		options: [...known, others],
		...more,
	});
}
