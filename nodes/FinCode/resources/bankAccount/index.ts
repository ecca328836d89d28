import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { verify } from './verify';

export const bankAccount: Resource = {
	value: 'bankAccount',
	name: 'Bank Account',
	operations: [create, get, getAll, verify],
};
