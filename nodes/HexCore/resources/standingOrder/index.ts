import type { Resource } from '../../../shared/api/operation';
import { cancel } from './cancel';
import { create } from './create';
import { get } from './get';

export const standingOrder: Resource = {
	value: 'standingOrder',
	name: 'Standing Order',
	operations: [cancel, create, get],
};
