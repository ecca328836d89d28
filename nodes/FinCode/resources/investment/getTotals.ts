import type { Operation } from '../../../shared/api/operation';
import { investmentOptions } from '../../fields/options';
import { userIdField, segment } from '../../fields/shared';
import { lendingHeaders } from '../../headers';
import { INVESTMENT, investmentHost } from '../../host';

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
