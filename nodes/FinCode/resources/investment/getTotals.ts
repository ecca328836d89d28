import type { Operation } from '../../../shared/api/operation';
import { investmentOptions } from '../../fields/options';
import { userIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { INVESTMENT, investmentHost } from '../../address';

export const getTotals: Operation = {
	value: 'getTotals',
	name: 'Get Totals',
	action: 'Get total investments of a user',
	description: 'Get what a user has invested and earned in all',
	effect: 'read',
	fields: [userIdField],
	options: investmentOptions,
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/get-total/${segment(input, userIdField)}`,
		headers: lendingHeaders(input),
	}),
};
