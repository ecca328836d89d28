import type { Resource } from '../../../shared/api/operation';
import { create } from './create';

export const customerLedger: Resource = {
	value: 'customerLedger',
	name: 'Customer Ledger',
	operations: [create],
};
