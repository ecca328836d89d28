import type { Operation } from '../../../shared/api/operation';
import { accountField } from '../../fields';
import { accountNumber } from '../../values';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance of an account',
	description: 'Get the available and the ledger balance of an account in naira',
	effect: 'read',
	fields: [accountField('Account Number', 'accountNumber', 'Account at hexCore, 10 digits')],
	request: (input) => ({
		method: 'GET',
		path: `/account/${accountNumber(input, 'accountNumber', 'Account Number')}/balance`,
	}),
};
