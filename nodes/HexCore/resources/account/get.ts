import type { Operation } from '../../../shared/api/operation';
import { accountField } from '../../fields';
import { accountNumber } from '../../values';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get the details and the owner of an account',
	effect: 'read',
	fields: [accountField('Account Number', 'accountNumber', 'Account at hexCore, 10 digits')],
	request: (input) => ({
		method: 'GET',
		path: `/account/${accountNumber(input, 'accountNumber', 'Account Number')}`,
	}),
};
