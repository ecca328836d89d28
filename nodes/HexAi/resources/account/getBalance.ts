import type { Operation } from '../../../shared/api/operation';
import { refusalInSuccess } from '../../answers';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the account balance',
	description: 'Get the available balance and the totals of collections and payouts',
	effect: 'read',
	refusal: refusalInSuccess,
	request: () => ({ method: 'GET', path: '/client/balance' }),
};
