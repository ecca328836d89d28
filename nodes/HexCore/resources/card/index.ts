import type { Resource } from '../../../shared/api/operation';
import { block } from './block';

export const card: Resource = { value: 'card', name: 'Card', operations: [block] };
