import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, valueOf } from '../../../shared/form/fields';
import { accountInPath } from '../../fields/common';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get the details and the owner of an account',
	effect: 'read',
	fields: fieldsOf([accountInPath]),
	about: { parameter: 'accountNumber', members: ['account_number'] },
	request: (input) => ({
		method: 'GET',
		path: `/account/${String(valueOf(input, accountInPath))}`,
	}),
};
