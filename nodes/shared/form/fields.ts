import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../api/operation';
import { pathSegment } from '../basics/addresses';
import { InputError } from '../basics/inputError';
import { isObject } from '../basics/json';
import { mergeFields } from './freeBody';

/** Turns what the form holds into what is sent; `undefined` leaves the field out. */
export type Read = (value: unknown, label: string, input: OperationInput) => unknown;

/** A parameter of an operation, declared once: how the form shows it, how it is read, and where it is sent. */
export interface Field {
	property: INodeProperties;
	/**
	 * Place in the body or query, dots nest; '' merges an object of further fields into the body; undefined for
	 * what is no part of it, such as an id in the path.
	 */
	wire: string | undefined;
	read: Read;
	/** The collection the field stands in; absent at the top of the form. */
	group?: Group;
	/** The block it is shown in; absent for a field of its own. */
	block?: Block;
	/** What errors call it, when the form's label says more than a name, such as the unit. */
	label?: string;
	/** True when `read` itself says what an empty field means; else it is left out, or missing when required. */
	readsEmpty?: boolean;
	/**
	 * True for an optional field whose absence means something else entirely, such as an amount without which the
	 * whole balance is paid: once a person has added it, an expression that comes out empty is a mistake.
	 */
	emptyIsMistake?: boolean;
}

export type Group = 'additionalFields' | 'updateFields' | 'filters';

const GROUPS: Record<Group, { displayName: string; placeholder: string }> = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add field' },
	filters: { displayName: 'Filters', placeholder: 'Add filter' },
};

/** Puts fields into one of n8n's collections. */
export function inGroup(group: Group, fields: Field[]): Field[] {
	return fields.map((field) => ({ ...field, group }));
}

/** Fields that belong together, under one title. Unlike a collection it is open at first, and keeps their order. */
export interface Block {
	/** Name of the parameter, as saved workflows know it. */
	name: string;
	displayName: string;
	description?: string;
}

/** n8n wants a name for what is inside. */
const INSIDE = 'values';

/** Shows fields as one block. */
export function inBlock(block: Block, fields: Field[]): Field[] {
	return fields.map((field) => ({ ...field, block }));
}

/** The name by which the value of a field of a block is asked for. */
export function placeInBlock({ name }: Block, field: string): string {
	return `${name}.${INSIDE}.0.${field}`;
}

/** Optional fields of a call that makes something. */
export function additional(...fields: Field[]): Field[] {
	return inGroup('additionalFields', fields);
}

/** The properties of the node: fields in their order, then each collection in the order of its labels. */
export function fieldsOf(form: readonly Field[]): INodeProperties[] {
	const groups = [...new Set(form.map(({ group }) => group))].filter((group) => group !== undefined);
	return [
		...form.filter(({ group }) => group === undefined).flatMap((field) => shownAs(field, form)),
		...groups.map(
			(name): INodeProperties => ({
				...GROUPS[name],
				name,
				type: 'collection',
				default: {},
				options: form
					.filter(({ group }) => group === name)
					.map(({ property }) => property)
					.sort((a, b) => a.displayName.localeCompare(b.displayName)),
			}),
		),
	];
}

/** A field as it is; a block in the place of its first field. */
function shownAs({ property, block }: Field, form: readonly Field[]): INodeProperties[] {
	if (block === undefined) return [property];
	const inside = form.filter((one) => one.block?.name === block.name).map((one) => one.property);
	if (inside[0] !== property) return [];
	return [
		{
			...block,
			placeholder: `Add ${block.displayName}`,
			type: 'fixedCollection',
			// Exactly one: n8n fails on the default of a block of which there can't be several.
			typeOptions: { multipleValues: true, minRequiredFields: 1, maxAllowedFields: 1 },
			default: { [INSIDE]: [Object.fromEntries(inside.map((one) => [one.name, one.default]))] },
			options: [{ name: INSIDE, displayName: block.displayName, values: inside }],
		},
	];
}

/** The editor lets a person add one more, of which nothing would be sent. */
function refuseSecond(input: OperationInput, { name, displayName }: Block): void {
	const entries = input.get(`${name}.${INSIDE}`);
	if (!Array.isArray(entries) || entries.length < 2) return;
	throw new InputError(`${displayName} holds more than one entry`, 'Remove all but one.');
}

/** The name by which the value of a field is asked for. */
function placeOf({ property: { name }, group, block }: Field): string {
	if (block) return placeInBlock(block, name);
	return group ? `${group}.${name}` : name;
}

/**
 * The value of one field as it is sent; undefined when it is not filled in.
 *
 * @throws InputError when it is required and empty, or can't be sent as it is
 */
export function valueOf(input: OperationInput, field: Field): unknown {
	const { property, read, readsEmpty, emptyIsMistake } = field;
	const { displayName, required } = property;
	const label = field.label ?? displayName;
	if (field.block) refuseSecond(input, field.block);
	const raw = input.get(placeOf(field));
	if (emptyIsMistake && isEmpty(raw) && isAdded(input, field)) {
		throw new InputError(`${label} is empty`, 'Fill it in, check its expression, or remove the field.');
	}
	const value = isEmpty(raw) && !readsEmpty ? undefined : read(raw, label, input);
	if (value === undefined && required) throw missing(label);
	return value;
}

/**
 * What the form sends, by the places of its fields.
 *
 * @param constants what this call always sends
 * @throws InputError when a required field is empty or a value can't be sent as it is
 */
export function payload(
	input: OperationInput,
	form: readonly Field[],
	constants: IDataObject = {},
): IDataObject {
	const body: IDataObject = { ...constants };
	let extra: { fields: IDataObject; label: string } | undefined;
	for (const field of form.filter(({ wire }) => wire !== undefined)) {
		const { property, wire = '' } = field;
		const value = valueOf(input, field);
		if (value === undefined) continue;
		if (wire === '') extra = { fields: value as IDataObject, label: property.displayName };
		else place(body, wire, value as IDataObject[string]);
	}
	return extra ? mergeFields(body, extra.fields, extra.label) : body;
}

/**
 * The value of a field as one encoded segment of a path.
 *
 * @throws InputError when it is empty or could lead to another path
 */
export function segment(input: OperationInput, { property, label }: Field): string {
	return pathSegment(input.get(property.name), label ?? property.displayName);
}

/** The error of a field that must be filled in. */
export function missing(label: string): InputError {
	return new InputError(`${label} is missing`, `Fill in ${label}.`);
}

/** Whether a field of a collection was added to the form, whatever came out of it. */
function isAdded(input: OperationInput, { property, group }: Field): boolean {
	const collection = group === undefined ? undefined : input.get(group);
	return isObject(collection) && Object.hasOwn(collection, property.name);
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
