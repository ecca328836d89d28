import type { Resource } from '../../../shared/api/operation';
import { pay } from './pay';

export const bill: Resource = { value: 'bill', name: 'Bill', operations: [pay] };
