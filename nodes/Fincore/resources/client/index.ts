import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getKyc } from './getKyc';
import { update } from './update';
import { updateKyc } from './updateKyc';

export const client: Resource = {
	value: 'client',
	name: 'Client',
	operations: [create, get, getKyc, getAll, update, updateKyc],
};
