import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const transfer: Resource = { value: 'transfer', name: 'Transfer', operations: [create] };
