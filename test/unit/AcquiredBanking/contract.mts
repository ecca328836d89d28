import type { IDataObject } from 'n8n-workflow';

import type { Operation, OperationInput } from '../../../nodes/shared/api/operation';
import { textOf } from '../../../nodes/shared/basics/text';
import { resources } from '../../../nodes/AcquiredBanking/resources';
import contractFile from '../../contracts/acquired-banking.json';

export const contract = contractFile;

/** The operation of this package. */
export function operationOf(name: string): Operation {
	const [resource, value] = name.split('.');
	const found = resources
		.find((one) => one.value === resource)
		?.operations.find((one) => one.value === value);
	if (!found) throw new Error(`There is no ${name}`);
	return found;
}

/** What an operation sees of these parameters; a dot in a name reaches into a collection. */
export function inputOf(parameters: IDataObject): OperationInput {
	const get = (name: string): unknown =>
		name.split('.').reduce<unknown>((inside, key) => (inside as IDataObject | undefined)?.[key], parameters);
	return {
		get,
		text: (name: string) => textOf(get(name)),
		credential: {},
		timezone: 'Europe/London',
	} as OperationInput;
}

/** Rows as n8n's assignment collection holds them. */
export function rows(object: unknown): IDataObject {
	const entries = Object.entries(object as IDataObject);
	return { assignments: entries.map(([name, value]) => ({ id: name, name, value, type: 'string' })) };
}
