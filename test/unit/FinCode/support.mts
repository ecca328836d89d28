import type { IDataObject } from 'n8n-workflow';

import { finCode } from '../../../nodes/FinCode/provider';
import { resources } from '../../../nodes/FinCode/resources';
import type { CallFacts, HttpCall } from '../../../nodes/shared/api/call';
import { fingerprintOf } from '../../../nodes/shared/api/fingerprint';
import type { Operation, OperationInput } from '../../../nodes/shared/api/operation';
import { textOf } from '../../../nodes/shared/basics/text';
import contract from '../../contracts/fincode.json';
import { fill } from '../support/contractInput.mts';
import type { ContractOperation, ContractParam } from '../support/contracts.mts';

export const fincodeContract = contract;

export const contractOperations = contract.operations as unknown as ContractOperation[];

export const named = contractOperations.map((one) => [`${one.resource}.${one.operation}`, one] as const);

/** A credential in sandbox mode. */
export const CREDENTIAL: IDataObject = {
	environment: 'sandbox',
	domain: 'acme',
	authentication: 'login',
	email: 'ops@acme.example',
	password: 'Curr3nt!pass',
	platform: 'fincode',
	uuid: '200',
	requestFormat: 'standard',
	webhookSecret: 'whsec_fincode_demo',
	sessionToken: '',
};

export const HOST = 'https://acme.fincode.software';

export function operationOf(resource: string, value: string): Operation {
	const found = resources
		.find((one) => one.value === resource)
		?.operations.find((one) => one.value === value);
	if (!found) throw new Error(`No operation ${resource}.${value}`);
	return found;
}

export interface Given {
	credential?: IDataObject;
	page?: number;
	size?: number;
	origin?: Partial<OperationInput['origin']>;
}

/** What an operation looks at, with parameters by name; a dot reaches into a collection. */
export function inputOf(parameters: IDataObject, given: Given = {}): OperationInput {
	const get = (name: string): unknown =>
		name.split('.').reduce<unknown>((inside, key) => (inside as IDataObject | undefined)?.[key], parameters);
	const input: Partial<OperationInput> = {
		get,
		text: (name) => textOf(get(name)),
		credential: { ...CREDENTIAL, ...given.credential } as OperationInput['credential'],
		timezone: 'UTC',
		page: { number: given.page ?? 1, offset: 0, size: given.size ?? 50 },
		origin: { executionId: '231', nodeId: 'node-1', runIndex: 0, itemIndex: 0, ...given.origin },
	};
	return input as OperationInput;
}

/** The call of an operation before it is prepared. */
export function draft(id: string, parameters: IDataObject, given: Given = {}): HttpCall {
	const [resource = '', value = ''] = id.split('.');
	const { request } = operationOf(resource, value);
	if (!request) throw new Error(`${id} has no request`);
	return request(inputOf(parameters, given));
}

/** The call as it goes out. */
export function sent(id: string, parameters: IDataObject, given: Given = {}, attempt = 1): HttpCall {
	const [resource = '', value = ''] = id.split('.');
	const operation = operationOf(resource, value);
	const input = inputOf(parameters, given);
	const call = draft(id, parameters, given);
	const facts: CallFacts = {
		operation: id,
		effect: operation.effect,
		paymentKey: operation.payment ? input.text(operation.payment.keyParameter) : '',
		fingerprint: operation.payment ? fingerprintOf(operation.payment.facts(call, input)) : '',
		attempt,
	};
	return finCode.complete?.(call, input, facts) ?? call;
}

/** How the form of this node holds the example of a parameter. */
function formValue({ name, type, example }: ContractParam): unknown {
	if (type !== 'keyValues') return example;
	const pairs = Object.entries(example as IDataObject).map(([key, value]) => ({ key, value }));
	// The two with known keys have a field for each of them, and rows for others.
	if (['creditParty', 'bankAccountMetaData'].includes(name)) return example;
	return { pairs };
}

/** The examples of an operation as the form holds them, in their collections. */
export function examples(
	{ params }: ContractOperation,
	which: (param: ContractParam) => boolean,
): IDataObject {
	const parameters: IDataObject = {};
	for (const param of params.filter((one) => !one.fixed && which(one))) {
		fill(parameters, param, formValue(param));
	}
	return parameters;
}
