/** Parameters that open every block a form has. */
import type { NodeType } from '../../../playground/workflow.mts';

interface Property {
	name: string;
	type: string;
	default?: unknown;
	displayOptions?: { show?: Record<string, unknown[]> };
	/** Fields of a collection, choices of a list, or groups of a fixed collection. */
	options?: Array<Property & { values?: Property[] }>;
	typeOptions?: { multipleValues?: boolean };
}

/** @returns the parameters of an operation with one of everything that can be added, each as it comes */
export function openedForm(type: NodeType, resource: string, operation: string): Record<string, unknown> {
	const shown = ({ displayOptions }: Property) =>
		Object.entries({ resource, operation }).every(([name, value]) => {
			const wanted = displayOptions?.show?.[name];
			return wanted === undefined || wanted.includes(value);
		});
	const blocks = (type.properties as Property[]).filter(
		(property) => shown(property) && ['collection', 'fixedCollection'].includes(property.type),
	);
	return {
		resource,
		operation,
		...Object.fromEntries(blocks.map((block) => [block.name, opened(block, shown)])),
	};
}

function opened(property: Property, shown: (one: Property) => boolean): unknown {
	const { type, options = [], typeOptions } = property;
	if (type === 'collection') return valuesOf(options.filter(shown), shown);
	if (type !== 'fixedCollection') return property.default;
	return Object.fromEntries(
		options.map(({ name, values = [] }) => {
			const one = valuesOf(values, shown);
			return [name, typeOptions?.multipleValues ? [one] : one];
		}),
	);
}

const valuesOf = (properties: Property[], shown: (one: Property) => boolean) =>
	Object.fromEntries(properties.map((property) => [property.name, opened(property, shown)]));
