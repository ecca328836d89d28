import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { fapiHeaders } from '../../callIds/headers';
import { accountInPath, accountOwner } from '../../fields/chosen';
import { fapiOptions } from '../../fields/options';

const FORM = [accountOwner, accountInPath];

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance of a ledger account',
	description: 'Get the available and the booked balance of an account',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'accountId', members: ['accountId'] },
	options: fapiOptions,
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-balance/${segment(input, accountInPath)}`,
		headers: fapiHeaders(input),
	}),
};
