import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/HexCore/resources';
import type { HttpCall } from '../../../nodes/shared/api/call';
import type { Operation, OperationInput } from '../../../nodes/shared/api/operation';
import { textOf } from '../../../nodes/shared/basics/text';
import contract from '../../contracts/hexcore.json';
import type { ContractOperation, ContractParam } from '../support/contracts.mts';

export { contract };

export const operations = contract.operations as unknown as ContractOperation[];

export const named = operations.map((one) => [`${one.resource}.${one.operation}`, one] as const);

/** The operation of the node. */
export function operationOf(resource: string, value: string): Operation {
	const found = resources
		.find((one) => one.value === resource)
		?.operations.find((one) => one.value === value);
	if (!found) throw new Error(`No operation ${resource}.${value}`);
	return found;
}

/** The call an operation makes of these parameters; those of collections are given with their dots. */
export function requestOf(
	resource: string,
	value: string,
	parameters: IDataObject,
	timezone = 'Africa/Lagos',
): HttpCall {
	// A dot reaches into a collection, and the collection itself can be asked for, as with n8n.
	const inside = (name: string) =>
		Object.entries(parameters).flatMap(([key, value]) =>
			key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
		);
	const get = (name: string): unknown =>
		parameters[name] ?? (inside(name).length > 0 ? Object.fromEntries(inside(name)) : undefined);
	// All that the operations of this provider look at.
	const input: Partial<OperationInput> = { get, text: (name) => textOf(get(name)), credential: {}, timezone };
	const { request } = operationOf(resource, value);
	if (!request) throw new Error(`${resource}.${value} has no request`);
	return request(input as OperationInput);
}

const nameOf = ({ name, group }: ContractParam) => (group === null ? name : `${group}.${name}`);

/** The examples of the contract as the form holds them. */
export function examples(
	{ params }: ContractOperation,
	wanted: (param: ContractParam) => boolean = () => true,
): IDataObject {
	const own = params.filter((param) => !param.fixed && wanted(param));
	return Object.fromEntries(own.map((param) => [nameOf(param), param.example as string]));
}
