import type { Resource } from '../../../shared/api/operation';
import { create } from './create';
import { liquidate } from './liquidate';

export const fixedDeposit: Resource = {
	value: 'fixedDeposit',
	name: 'Fixed Deposit',
	operations: [create, liquidate],
};
