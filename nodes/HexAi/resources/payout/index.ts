import type { Resource } from '../../../shared/operation';
import { initiate } from './initiate';

export const payout: Resource = { value: 'payout', name: 'Payout', operations: [initiate] };
