import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const payout: Resource = { value: 'payout', name: 'Payout', operations: [create] };
