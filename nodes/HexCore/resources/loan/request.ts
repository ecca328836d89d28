import type { Operation } from '../../../shared/api/operation';
import { compact } from '../../../shared/basics/json';
import { requiredText } from '../../../shared/form/requiredText';
import { amountField, customerIdField, optionalFields, textField } from '../../fields';
import { naira, percent, term } from '../../values';

const TENOR = 'Tenor (Months)';
const RATE = 'Interest Rate (% per Month)';

export const request: Operation = {
	value: 'request',
	name: 'Request',
	action: 'Request a loan',
	description: 'Apply for a loan of a customer. It waits for Approve; no money moves.',
	effect: 'write',
	fields: [
		customerIdField,
		amountField,
		textField(TENOR, 'tenor', 'e.g. 12', 'How long the loan runs, in months. Fixed deposits count in days.'),
		textField(
			RATE,
			'interestRate',
			'e.g. 2.5',
			'Percent per month: 2.5 means 2.5 % a month. Fixed deposits count per year.',
		),
		optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
			{
				displayName: 'Purpose',
				name: 'purpose',
				type: 'string',
				default: '',
				placeholder: 'e.g. Working capital',
				description: 'What the loan is for',
			},
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/loans/request',
		body: compact({
			customer_id: requiredText(input, 'customerId', 'Customer ID'),
			amount: naira(input),
			tenor: term(input, TENOR),
			interest_rate: percent(input, RATE),
			purpose: input.text('additionalFields.purpose'),
		}),
	}),
};
