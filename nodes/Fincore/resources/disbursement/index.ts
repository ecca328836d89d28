import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const disbursement: Resource = {
	value: 'disbursement',
	name: 'Disbursement',
	operations: [create, get, getAll],
};
