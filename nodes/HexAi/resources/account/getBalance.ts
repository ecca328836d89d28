import type { Operation } from '../../../shared/operation';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the account balance',
	description: 'Get the available balance and the totals of collections and payouts',
	effect: 'read',
	request: () => ({ method: 'GET', path: '/client/balance' }),
};
