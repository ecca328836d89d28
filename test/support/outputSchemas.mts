/** The output schemas the editor shows before a run, and how they compare with what comes out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';

/** A JSON Schema, as far as output schemas go. */
export interface OutputSchema {
	type: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	description?: string;
}

/** A field of a schema. */
export interface ShownField {
	/** `data.rows[].id` */
	path: string;
	/** No document names it. */
	isExpected: boolean;
	/** The node itself adds it. */
	isOwn: boolean;
	/** It comes out in some cases alone. */
	isOptional: boolean;
}

const folderOf = (provider: string) => join(__dirname, '../../nodes', provider, '__schema__/v1.0.0');

/** `resource.operation` of every schema of a provider. */
export function schemasOf(provider: string): string[] {
	const folders = readdirSync(folderOf(provider));
	return folders.flatMap((resource) =>
		readdirSync(join(folderOf(provider), resource)).map(
			(file) => `${resource}.${file.replace(/\.json$/, '')}`,
		),
	);
}

/** The schema of `resource.operation`; of the triggers without one. */
export function outputSchema(provider: string, operation?: string): OutputSchema {
	const file = operation === undefined ? '' : `/${operation.replace('.', '/')}`;
	return JSON.parse(readFileSync(`${folderOf(provider)}${file}.json`, 'utf8')) as OutputSchema;
}

/** All fields of a schema, those inside others too. */
export function fieldsIn({ properties, items }: OutputSchema, place = ''): ShownField[] {
	const inItems = items ? fieldsIn(items, `${place}[]`) : [];
	const own = Object.entries(properties ?? {}).flatMap(([name, field]) => {
		const path = place === '' ? name : `${place}.${name}`;
		return [{ path, ...marksOf(field) }, ...inherited(field, fieldsIn(field, path))];
	});
	return [...own, ...inItems];
}

/** What a field says of itself, in words that are the same everywhere. */
function marksOf({ description = '' }: OutputSchema): Omit<ShownField, 'path'> {
	return {
		isExpected: description.endsWith('Not documented, but expected: check it in a first run.'),
		isOwn: description.startsWith('Set by this node'),
		isOptional: description.startsWith('Only '),
	};
}

/** What holds for a field whatever it says: what is inside one of the node's own is the node's. */
function inherited(field: OutputSchema, inside: ShownField[]): ShownField[] {
	const { isOwn, isOptional } = marksOf(field);
	return inside.map((one) => ({
		...one,
		isOwn: one.isOwn || isOwn,
		isOptional: one.isOptional || isOptional,
	}));
}

/** The fields of a value, written as those of a schema. */
export function pathsIn(value: unknown, place = ''): string[] {
	if (Array.isArray(value)) return [...new Set(value.flatMap((each) => pathsIn(each, `${place}[]`)))];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inside]) => {
		const path = place === '' ? name : `${place}.${name}`;
		return [path, ...pathsIn(inside, path)];
	});
}

const ajv = new Ajv({ allErrors: true, strict: false });

/** What in a value has another type than its schema says. */
export function wrongTypes(schema: OutputSchema, value: unknown): string[] {
	const validate = ajv.compile(schema);
	validate(value);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Whether the editor can write an expression for a field of this path: it puts a dot before each name. */
export const canBeMapped = (path: string): boolean => /^[\w$[\].]+$/.test(path);
