import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { INVESTMENT, investmentHost } from '../../address';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { investmentOptions } from '../../fields/options';
import { portfolioId } from '../../rows';

const FORM = [customerIdField];

export const getPortfolios: Operation = {
	value: 'getPortfolios',
	name: 'Get Portfolios',
	action: 'Get investment portfolios of a customer',
	description: 'List what a customer has invested in',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: investmentOptions,
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true, rowId: portfolioId },
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/portfolios/${segment(input, customerIdField)}`,
		query: { page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
