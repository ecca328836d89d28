import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const customer: Resource = { value: 'customer', name: 'Customer', operations: [create] };
