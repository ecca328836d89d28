import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { investmentOptions } from '../../fields/options';
import { customerIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { INVESTMENT, investmentHost } from '../../address';

export const getPortfolios: Operation = {
	value: 'getPortfolios',
	name: 'Get Portfolios',
	action: 'Get investment portfolios of a customer',
	description: 'List what a customer has invested in',
	effect: 'read',
	fields: [customerIdField],
	options: investmentOptions,
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true },
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/portfolios/${segment(input, customerIdField)}`,
		query: { page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
