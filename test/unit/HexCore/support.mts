import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/HexCore/resources';
import type { HttpCall } from '../../../nodes/shared/api/call';
import type { Operation, OperationInput } from '../../../nodes/shared/api/operation';
import { textOf } from '../../../nodes/shared/basics/text';
import contract from '../../contracts/hexcore.json';

/** One parameter of an operation, as the contract writes it down. */
export interface Param {
	name: string;
	in: string;
	api?: string;
	type: string;
	required: boolean;
	group: string | null;
	default?: unknown;
	options?: string[];
	example?: unknown;
	fixed?: boolean;
	showWhen?: Record<string, string[]>;
}

export interface ContractOperation {
	resource: string;
	operation: string;
	name: string;
	action: string;
	effect: string;
	method: string;
	path: string;
	params: Param[];
	response: { data: IDataObject } | null;
}

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
	const get = (name: string): unknown => parameters[name];
	// All that the operations of this provider look at.
	const input: Partial<OperationInput> = { get, text: (name) => textOf(get(name)), credential: {}, timezone };
	const { request } = operationOf(resource, value);
	if (!request) throw new Error(`${resource}.${value} has no request`);
	return request(input as OperationInput);
}

const nameOf = ({ name, group }: Param) => (group === null ? name : `${group}.${name}`);

/** The examples of the contract as the form holds them. */
export function examples(
	{ params }: ContractOperation,
	wanted: (param: Param) => boolean = () => true,
): IDataObject {
	const own = params.filter((param) => !param.fixed && wanted(param));
	return Object.fromEntries(own.map((param) => [nameOf(param), param.example as string]));
}

/** The body the contract documents for its examples. */
export function bodyOf(
	{ params }: ContractOperation,
	wanted: (param: Param) => boolean = () => true,
): IDataObject {
	const own = params.filter((param) => param.in === 'body' && wanted(param));
	return Object.fromEntries(own.map((param) => [param.api ?? '', param.example as string]));
}

/** The path of the contract with its examples in it. */
export function pathOf(operation: ContractOperation): string {
	const values = examples(operation);
	return operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name]));
}
