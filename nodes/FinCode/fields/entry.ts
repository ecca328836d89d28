import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { isObject } from '../../shared/basics/json';
import { jsonToObject, mergeFields } from '../../shared/form/freeBody';

/** Turns what the form holds into what is sent; `undefined` leaves the field out. */
export type Read = (value: unknown, label: string, input: OperationInput) => unknown;

/** A field of the form, and where and how its value is sent. */
export interface Entry {
	field: INodeProperties;
	/** Place in the body or query, dots nest; '' merges an object of further fields into the body. */
	wire: string;
	read: Read;
	/** The collection the field stands in; absent at the top of the form. */
	group?: Group;
}

export type Group = 'additionalFields' | 'updateFields' | 'filters';

const GROUPS: Record<Group, { displayName: string; placeholder: string }> = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add field' },
	filters: { displayName: 'Filters', placeholder: 'Add filter' },
};

/** Puts fields into one of n8n's collections. */
export function inGroup(group: Group, entries: Entry[]): Entry[] {
	return entries.map((entry) => ({ ...entry, group }));
}

/** Optional fields of a call that makes something. */
export function additional(...entries: Entry[]): Entry[] {
	return inGroup('additionalFields', entries);
}

/** The properties of the node: fields in their order, then each collection in the order of its labels. */
export function fieldsOf(entries: readonly Entry[]): INodeProperties[] {
	const groups = [...new Set(entries.map(({ group }) => group))].filter((group) => group !== undefined);
	return [
		...entries.filter(({ group }) => group === undefined).map(({ field }) => field),
		...groups.map(
			(name): INodeProperties => ({
				...GROUPS[name],
				name,
				type: 'collection',
				default: {},
				options: entries
					.filter(({ group }) => group === name)
					.map(({ field }) => field)
					.sort((a, b) => a.displayName.localeCompare(b.displayName)),
			}),
		),
	];
}

/**
 * What the form sends, by the places of its fields.
 *
 * @param constants what this call always sends
 * @throws InputError when a required field is empty or a value can't be sent as it is
 */
export function payload(
	input: OperationInput,
	entries: readonly Entry[],
	constants: IDataObject = {},
): IDataObject {
	const body: IDataObject = { ...constants };
	let extra: { fields: IDataObject; label: string } | undefined;
	for (const { field, wire, read, group } of entries) {
		const raw = input.get(group ? `${group}.${field.name}` : field.name);
		const value = isEmpty(raw) ? undefined : read(raw, field.displayName, input);
		if (value === undefined) {
			if (field.required) throw missing(field.displayName);
			continue;
		}
		if (wire === '') extra = { fields: value as IDataObject, label: field.displayName };
		else place(body, wire, value as IDataObject[string]);
	}
	return extra ? mergeFields(body, extra.fields, extra.label) : body;
}

/** The error of a field that must be filled in. */
export function missing(label: string): InputError {
	return new InputError(`${label} is missing`, `Fill in ${label}.`);
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function place(body: IDataObject, wire: string, value: IDataObject[string]): void {
	const [first = '', ...rest] = wire.split('.');
	if (rest.length === 0) {
		body[first] = value;
		return;
	}
	const inner = isObject(body[first]) ? body[first] : {};
	place(inner, rest.join('.'), value);
	body[first] = inner;
}

/** The entry by which fields outside this package's knowledge are sent. */
export function extraFields(description: string): Entry {
	return {
		field: {
			displayName: 'Extra Fields',
			name: 'extraFields',
			type: 'json',
			default: '',
			placeholder: 'e.g. { "field": "value" }',
			description: `${description} Written as one JSON object and merged into what is sent; a field that is also filled in by name is refused`,
		},
		wire: '',
		read: (value, label) => jsonToObject(value, label),
	};
}
