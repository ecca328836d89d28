import type { INodeProperties } from 'n8n-workflow';

/** An operation of a resource. Each is one object, told from others by being another. */
export interface Place {
	resource: string;
	operation: string;
}

/** Each of these operations in each of these resources, which is how n8n reads a condition on both. */
interface Product {
	resources: string[];
	operations: string[];
}

/**
 * The field with conditions that show it in some operations and in no other: once, or several times where one
 * condition can't say it.
 *
 * @param all every operation of the node
 */
export function shownFor(
	field: INodeProperties,
	places: readonly Place[],
	all: readonly Place[],
): Array<{ property: INodeProperties; places: Place[] }> {
	return productsOf(places, all).map((product) => ({
		property: withConditions(field, { resource: product.resources, operation: product.operations }),
		places: places.filter((place) => isIn(product, place)),
	}));
}

/**
 * The same for a field inside a collection.
 *
 * @param all the operations the collection is shown in; a condition that changes nothing there is left out
 */
export function shownInside(
	field: INodeProperties,
	places: readonly Place[],
	all: readonly Place[],
): INodeProperties[] {
	return productsOf(places, all).map((product) => {
		const { resources, operations } = product;
		const shown = all.filter((place) => isIn(product, place)).length;
		if (shown === all.length) return field;
		const byOperation = all.filter(({ operation }) => operations.includes(operation)).length === shown;
		if (byOperation) return withConditions(field, { '/operation': operations });
		const byResource = all.filter(({ resource }) => resources.includes(resource)).length === shown;
		if (byResource) return withConditions(field, { '/resource': resources });
		return withConditions(field, { '/resource': resources, '/operation': operations });
	});
}

/** The places as products that hold no other of `all`. Each place is in one of them: else a form had a field twice. */
function productsOf(places: readonly Place[], all: readonly Place[]): Product[] {
	const wanted = new Set(places);
	const fits = (product: Product) => all.every((place) => wanted.has(place) || !isIn(product, place));
	const products: Product[] = [];
	for (const resource of new Set(places.map((place) => place.resource))) {
		const operations = places
			.filter((place) => place.resource === resource)
			.map(({ operation }) => operation);
		const wider = products.map((product) => ({
			resources: [...product.resources, resource],
			operations: [...new Set([...product.operations, ...operations])],
		}));
		const found = wider.findIndex(fits);
		products.splice(
			found < 0 ? products.length : found,
			1,
			wider[found] ?? { resources: [resource], operations },
		);
	}
	return products;
}

function isIn({ resources, operations }: Product, { resource, operation }: Place): boolean {
	return resources.includes(resource) && operations.includes(operation);
}

function withConditions(field: INodeProperties, conditions: Record<string, string[]>): INodeProperties {
	const { show, ...rest } = field.displayOptions ?? {};
	return { ...field, displayOptions: { ...rest, show: { ...show, ...conditions } } };
}
