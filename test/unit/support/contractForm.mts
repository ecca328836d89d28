/** The form of a node, and how it holds what a contract gives as example. */
import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { ContractOperation, ContractParam, NodeClass } from './contracts.mts';
import { visibleFields } from './visibleFields.mts';

/** Collections that only group parameters. */
const GROUPS = ['additionalFields', 'updateFields', 'filters', 'options'];

/** Blocks of fields that belong together, required ones too. */
export const BLOCKS = ['amounts', 'route'];

/** The properties an operation shows, without Resource and Operation. */
export function fieldsOf(
	{ description }: Pick<NodeClass, 'description'>,
	{ resource, operation }: Pick<ContractOperation, 'resource' | 'operation'>,
): INodeProperties[] {
	return visibleFields(description.properties, { resource, operation }).filter(
		({ name }) => name !== 'resource' && name !== 'operation',
	);
}

/** Fields by name, those of a group as `group.name`. Notices are left out: they hold nothing. */
export function byPlace(fields: readonly INodeProperties[]): Map<string, INodeProperties> {
	const entries = fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field): Array<[string, INodeProperties]> => {
			if (![...GROUPS, ...BLOCKS].includes(field.name)) return [[field.name, field]];
			const options = (field.options ?? []) as Array<INodeProperties & INodePropertyCollection>;
			const inside = BLOCKS.includes(field.name) ? (options[0]?.values ?? []) : options;
			return inside.map((one) => [`${field.name}.${one.name}`, one]);
		});
	return new Map(entries);
}

export const placeOf = ({ group, name }: Pick<ContractParam, 'group' | 'name'>): string =>
	group === null ? name : `${group}.${name}`;

/** The values an options field offers, sorted. */
export const offered = (field: INodeProperties | undefined): unknown[] =>
	((field?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value).sort();

/** The example of a parameter as n8n hands it over from its field. */
export function typedIn({ type, example }: ContractParam, field: INodeProperties): unknown {
	if (type === 'date') return `${String(example)}T00:00:00`;
	if (type !== 'keyValues') return example;
	const pairs = Object.entries(example as IDataObject);
	if (field.type === 'assignmentCollection') {
		return {
			assignments: pairs.map(([name, value]) => ({
				id: name,
				name,
				value,
				type: Array.isArray(value) ? 'array' : 'string',
			})),
		};
	}
	// A field for each known key.
	if (field.type === 'collection') return example;
	const [rows] = field.options as INodePropertyCollection[];
	const [key = '', value = ''] = (rows?.values ?? []).map(({ name }) => name);
	return { [rows?.name ?? '']: pairs.map(([first, second]) => ({ [key]: first, [value]: second })) };
}

/** What n8n hands over when nothing is filled in. */
export function emptyForm(fields: readonly INodeProperties[]): IDataObject {
	const shown = fields.filter(({ type }) => type !== 'notice');
	return Object.fromEntries(shown.map(({ name, default: value }) => [name, value as IDataObject[string]]));
}
