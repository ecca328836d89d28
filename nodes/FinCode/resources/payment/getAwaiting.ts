import type { Operation } from '../../../shared/api/operation';
import { at } from '../../../shared/basics/json';
import { day, text } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { listOf } from '../../answers';
import { currency } from '../../fields/money';
import { awaitingId, awaitingSubject } from '../../rows';

/** FinCode lists one currency at a time. */
export const selectedCurrency = currency('selectedCurrency', 'Currency', {
	required: true,
	placeholder: 'e.g. USD',
});

const FORM = [
	selectedCurrency,
	day('fromDate', 'From Date', 'dd/MM/yyyy', { required: true, description: 'First day' }),
	day('toDate', 'To Date', 'dd/MM/yyyy', { required: true, description: 'Last day' }),
	...inGroup('filters', [
		text('searchablePaymentReference', 'Payment Reference', {
			placeholder: 'e.g. TR6565',
			description: 'Part of the reference is enough',
		}),
	]),
];

// Named in FinCode's documents.
const ROWS = ['data.awaitingPayments', 'awaitingPayments'];

export const getAwaiting: Operation = {
	value: 'getAwaiting',
	name: 'Get Awaiting Bank Transfers',
	action: 'Get bank transfers that nobody has confirmed yet',
	description: 'List bank transfers customers have announced and nobody has confirmed yet',
	effect: 'read',
	fields: fieldsOf(FORM),
	rows: (body) => ROWS.map((path) => at(body, path)).find(Array.isArray) ?? listOf(body),
	paging: { firstPage: 1, pageSize: 20, notFoundIsEnd: true, tryPageSize: 50, rowId: awaitingId },
	subject: awaitingSubject,
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/paymentmanagement/awaiting-payments`,
		query: { page: input.page.number, size: input.page.size },
		body: payload(input, FORM),
	}),
};
