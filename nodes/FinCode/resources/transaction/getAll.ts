import type { Operation } from '../../../shared/api/operation';
import { text, extraFields } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { listOf } from '../../answers';
import { amountLimit } from '../../fields/money';
import { transactionSubject } from '../../rows';

/** Which transactions the list holds. */
export const FILTERS = inGroup('filters', [
	amountLimit('fromAmount', 'From Amount', {
		description: 'Smallest amount, as a plain decimal',
	}),
	amountLimit('toAmount', 'To Amount', {
		placeholder: 'e.g. 100000',
		description: 'Largest amount, as a plain decimal',
	}),
	text('fromDate', 'From Date', {
		placeholder: 'e.g. 01/01/2024',
		description: 'Sent as typed: FinCode does not say how it writes dates here (elsewhere dd/MM/yyyy)',
	}),
	text('toDate', 'To Date', { placeholder: 'e.g. 31/01/2024', description: 'Sent as typed, like From Date' }),
	extraFields(
		'Further filters, and the fields that choose the page; their names stand on the page of this call at FinCode.',
	),
]);

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many transactions',
	description:
		"List transactions: customers see their own, agents and managers may ask for a customer's. One page at a time.",
	effect: 'read',
	fields: fieldsOf(FILTERS),
	rows: listOf,
	subject: transactionSubject,
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/transactionmanagement/history-data`,
		body: payload(input, FILTERS),
	}),
};
