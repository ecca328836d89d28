/** What the form of a node shows, as n8n itself decides it. */
import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

export interface Chosen {
	resource: string;
	operation: string;
}

/** Conditions on what is chosen; a slash in front leads out of a collection. */
const ON_CHOICE = ['resource', 'operation', '/resource', '/operation'];

/** The field with the conditions whose name passes. */
function withConditions(field: INodeProperties, passes: (name: string) => boolean): INodeProperties {
	const { displayOptions, ...rest } = field;
	const show = Object.entries(displayOptions?.show ?? {}).filter(([name]) => passes(name));
	const kept = { ...displayOptions, ...(show.length > 0 ? { show: Object.fromEntries(show) } : {}) };
	if (show.length === 0) delete kept.show;
	return Object.keys(kept).length > 0 ? { ...rest, displayOptions: kept } : rest;
}

/** The fields for one operation whatever else is filled in; what is inside collections is picked out as well. */
export function visibleFields(properties: readonly INodeProperties[], chosen: Chosen): INodeProperties[] {
	const values = { ...chosen };
	return properties
		.filter((field) => {
			const onChoice = withConditions(field, (name) => ON_CHOICE.includes(name));
			return NodeHelpers.displayParameter(values, { ...onChoice, name: field.name }, null, null, values);
		})
		.map((field) =>
			field.type === 'collection'
				? { ...field, options: visibleFields((field.options ?? []) as INodeProperties[], chosen) }
				: field,
		);
}

/** A form without what says for which operations it is. */
export function withoutChoice(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.map((field) => {
		const rest = withConditions(field, (name) => !ON_CHOICE.includes(name));
		if (field.type !== 'collection') return rest;
		return { ...rest, options: withoutChoice((field.options ?? []) as INodeProperties[]) };
	});
}
