import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { textOf } from '../../shared/input';
import { InputError } from '../../shared/inputError';
import { isObject } from '../../shared/value';
import { entry, type More } from './basic';
import type { Entry, Read } from './entry';

interface Names {
	/** What the two columns are called in the form. */
	key: string;
	value: string;
}

/** Rows of two columns, for questions and answers whose names belong to the tenant. */
function rows(names: Names): INodeProperties['options'] {
	return [
		{
			displayName: 'Rows',
			name: 'pairs',
			values: [
				{ displayName: names.key, name: 'key', type: 'string', default: '' },
				{ displayName: names.value, name: 'value', type: 'string', default: '' },
			],
		},
	];
}

/**
 * What the rows hold, in their order.
 *
 * @throws InputError when a row has no key, or a key stands twice
 */
function pairsOf(value: unknown, label: string): Array<[string, string]> {
	const list = isObject(value) && Array.isArray(value.pairs) ? value.pairs : [];
	const pairs = list.filter(isObject).map((row): [string, string] => [textOf(row.key), textOf(row.value)]);
	const keys = pairs.map(([key]) => key);
	if (keys.includes('')) throw new InputError(`${label} holds a row without a name`, 'Name it or remove it.');
	if (new Set(keys).size < keys.length) {
		throw new InputError(`${label} holds a name twice`, 'Remove one of the rows.');
	}
	return pairs;
}

/** Rows sent as one object. */
export function answers(name: string, displayName: string, names: Names, more: More = {}): Entry {
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
): Entry {
	const read: Read = (value, label) => {
		const pairs = pairsOf(value, label);
		return pairs.length === 0 ? undefined : pairs.map(([key, text]) => ({ [first]: key, [second]: text }));
	};
	return rowsEntry(read, name, displayName, names, more);
}

function rowsEntry(read: Read, name: string, displayName: string, names: Names, more: More): Entry {
	return entry('fixedCollection', read, name, displayName, {
		typeOptions: { multipleValues: true },
		placeholder: 'Add Row',
		default: {},
		options: rows(names),
		...more,
	});
}

/**
 * Details FinCode takes as a list of key and value: the known ones with a field each, others as rows.
 *
 * @param known fields by their key at FinCode
 */
export function details(name: string, displayName: string, known: INodeProperties[], more: More = {}): Entry {
	const others: INodeProperties = {
		displayName: 'Other Details',
		name: 'otherDetails',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Row',
		default: {},
		options: rows({ key: 'Key', value: 'Value' }),
		description: 'Details this form has no field for, by their key at FinCode',
	};
	const read: Read = (value, label) => {
		const filled = isObject(value) ? value : {};
		const list: IDataObject[] = known
			.map(({ name: key }) => ({ key, value: textOf(filled[key]) }))
			.filter((pair) => pair.value !== '');
		for (const [key, text] of pairsOf(filled.otherDetails, label)) {
			if (list.some((pair) => pair.key === key)) {
				throw new InputError(`${label} holds "${key}" twice`, 'Fill it in one place only.');
			}
			list.push({ key, value: text });
		}
		return list.length === 0 ? undefined : list;
	};
	return entry('collection', read, name, displayName, {
		placeholder: 'Add detail',
		default: {},
		options: [...known, others],
		...more,
	});
}
