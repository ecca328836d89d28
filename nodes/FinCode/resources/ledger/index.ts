import type { Resource } from '../../../shared/api/operation';
import { getAccounts } from './getAccounts';
import { getBalance } from './getBalance';
import { getByInteraction } from './getByInteraction';
import { getHistory } from './getHistory';
import { post } from './post';

export const ledger: Resource = {
	value: 'ledger',
	name: 'Ledger',
	operations: [getBalance, getAccounts, getHistory, getByInteraction, post],
};
