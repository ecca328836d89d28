import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { get } from './get';
import { update } from './update';

export const customer: Resource = { value: 'customer', name: 'Customer', operations: [create, get, update] };
