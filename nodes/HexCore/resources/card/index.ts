import type { Resource } from '../../../shared/operation';
import { block } from './block';

export const card: Resource = { value: 'card', name: 'Card', operations: [block] };
