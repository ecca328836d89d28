import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const paymentLink: Resource = {
	value: 'paymentLink',
	name: 'Payment Link',
	operations: [create, get, getAll],
};
