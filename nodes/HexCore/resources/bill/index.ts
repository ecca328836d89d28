import type { Resource } from '../../../shared/operation';
import { pay } from './pay';

export const bill: Resource = { value: 'bill', name: 'Bill', operations: [pay] };
