import type { Resource } from '../../../shared/api/operation';
import { initiate } from './initiate';

export const payout: Resource = { value: 'payout', name: 'Payout', operations: [initiate] };
