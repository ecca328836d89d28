import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/Fincore/resources';
import type { HttpCall } from '../../../nodes/shared/api/call';
import type { Operation, OperationInput } from '../../../nodes/shared/api/operation';
import { at } from '../../../nodes/shared/basics/json';
import contract from '../../contracts/fincore.json';

export { contract };

export type ContractOperation = (typeof contract.operations)[number];

export const credential = {
	apiKey: 'key-of-the-test',
	baseUrl: 'https://api.fincore.com/v1',
	webhookSecret: 'secret-of-the-test',
};

/** An operation by its id in the contract. */
export function operationOf(resource: string, operation: string): Operation {
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (!found) throw new Error(`There is no ${resource}.${operation}`);
	return found;
}

/** What n8n would give for these parameters. */
export function inputOf(parameters: IDataObject, page: Partial<OperationInput['page']> = {}): OperationInput {
	const get = (name: string): unknown => at(parameters, name) ?? undefined;
	return {
		get,
		text: (name) => {
			const value = get(name);
			return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		},
		credential,
		timezone: 'UTC',
		page: { number: 1, offset: 0, size: 50, ...page },
		origin: { executionId: '1', nodeId: 'n', runIndex: 0, itemIndex: 0 },
	};
}

/** The call an operation makes of these parameters. */
export function callOf(
	id: string,
	parameters: IDataObject = {},
	page?: Partial<OperationInput['page']>,
): HttpCall {
	const [resource = '', operation = ''] = id.split('.');
	const call = operationOf(resource, operation).request?.(inputOf(parameters, page));
	if (!call) throw new Error(`${id} makes no call`);
	return call;
}

/** Rows as the editor saves them. */
export function rows(...entries: Array<[name: string, value: unknown, type?: string]>): IDataObject {
	return {
		assignments: entries.map(([name, value, type = 'string'], index) => ({
			id: String(index),
			name,
			value: value as string,
			type,
		})),
	};
}

/** The fields of an operation, with those of its collections under `collection.name`. */
export function formOf({ fields = [], options = [] }: Operation): Map<string, INodeProperties> {
	const inCollections = fields
		.filter(({ type }) => type === 'collection')
		.flatMap((collection) =>
			((collection.options ?? []) as INodeProperties[]).map(
				(field) => [`${collection.name}.${field.name}`, field] as const,
			),
		);
	return new Map([
		...fields.map((field) => [field.name, field] as const),
		...inCollections,
		...options.map((field) => [`options.${field.name}`, field] as const),
	]);
}
