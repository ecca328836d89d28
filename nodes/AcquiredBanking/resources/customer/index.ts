import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const customer: Resource = { value: 'customer', name: 'Customer', operations: [create] };
