import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, valueOf } from '../../../shared/form/fields';
import { accountInPath } from '../../fields/common';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance of an account',
	description: 'Get the available and the ledger balance of an account in naira',
	effect: 'read',
	fields: fieldsOf([accountInPath]),
	about: { parameter: 'accountNumber', members: ['account_number'] },
	request: (input) => ({
		method: 'GET',
		path: `/account/${String(valueOf(input, accountInPath))}/balance`,
	}),
};
