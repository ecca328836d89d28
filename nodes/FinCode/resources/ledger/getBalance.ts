import type { Operation } from '../../../shared/api/operation';
import { fapiOptions } from '../../fields/options';
import { accountIdField, segment } from '../../fields/person';
import { fapiHeaders } from '../../callIds/headers';
import { SERVICES_V6 } from '../../address';

export const getBalance: Operation = {
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get an account balance',
	description: 'Get the available and the booked balance of an account',
	effect: 'read',
	fields: [accountIdField],
	options: fapiOptions,
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-balance/${segment(input, accountIdField)}`,
		headers: fapiHeaders(input),
	}),
};
