import type { Resource } from '../../../shared/api/operation';
import { calculate } from './calculate';

export const quote: Resource = {
	value: 'quote',
	name: 'Quote',
	operations: [calculate],
};
