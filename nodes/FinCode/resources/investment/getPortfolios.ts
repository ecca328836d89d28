import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../envelope';
import { investmentOptions } from '../../fields/options';
import { customerIdField, segment } from '../../fields/shared';
import { lendingHeaders } from '../../headers';
import { INVESTMENT, investmentHost } from '../../host';

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
