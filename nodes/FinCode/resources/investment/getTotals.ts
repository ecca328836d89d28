import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { INVESTMENT, investmentHost } from '../../address';
import { lendingHeaders } from '../../callIds/headers';
import { userIdField } from '../../fields/ids';
import { investmentOptions } from '../../fields/options';

const FORM = [userIdField];

export const getTotals: Operation = {
	value: 'getTotals',
	name: 'Get Totals',
	action: 'Get the investment totals of a customer',
	description: 'Get what a customer has invested and earned in all',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: investmentOptions,
	request: (input) => ({
		method: 'GET',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/get-total/${segment(input, userIdField)}`,
		headers: lendingHeaders(input),
	}),
};
