import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { createDirect } from './createDirect';
import { getAll } from './getAll';
import { getPaymentMethods } from './getPaymentMethods';

export const transaction: Resource = {
	value: 'transaction',
	name: 'Transaction',
	operations: [create, createDirect, getAll, getPaymentMethods],
};
