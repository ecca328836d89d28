import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { writeRefusal } from '../../answers';
import { customerId } from '../../fields/common';
import { naira, percent, term } from '../../fields/types';

const FORM: Field[] = [
	{ ...customerId, wire: 'customer_id' },
	naira(),
	term('Tenor (Months)', '12', 'How long the loan runs, in months. Fixed deposits count in days.'),
	percent(
		'Interest Rate (% per Month)',
		'2.5',
		'Percent per month: 2.5 means 2.5 % a month. Fixed deposits count per year.',
	),
	...additional(
		text('purpose', 'Loan Purpose', {
			placeholder: 'e.g. Working capital',
			description: 'What the loan is for',
		}),
	),
];

export const request: Operation = {
	value: 'request',
	name: 'Request',
	action: 'Request a loan',
	description: 'Request a loan for a customer. It waits for Approve; no money moves.',
	effect: 'write',
	refusal: writeRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/loans/request',
		body: payload(input, FORM),
	}),
};
