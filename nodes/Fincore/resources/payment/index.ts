import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const payment: Resource = {
	value: 'payment',
	name: 'Payment',
	operations: [create, get, getAll],
};
