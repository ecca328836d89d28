import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const payout: Resource = { value: 'payout', name: 'Payout', operations: [create] };
