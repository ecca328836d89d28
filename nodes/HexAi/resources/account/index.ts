import type { Resource } from '../../../shared/api/operation';
import { getBalance } from './getBalance';
import { getEarningsChart } from './getEarningsChart';
import { getStats } from './getStats';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [getBalance, getEarningsChart, getStats],
};
