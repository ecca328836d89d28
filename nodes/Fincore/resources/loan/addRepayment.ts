import type { Operation } from '../../../shared/api/operation';
import { bodyWithAmount, pathOf, paymentOf, required } from '../../fields/body';
import {
	amountField,
	bodyFields,
	collection,
	idField,
	inferredNotice,
	jsonBodyField,
	pathOption,
	paymentKeyField,
} from '../../fields/path';

const PATH = '/loans/{loanId}/repayments';

export const addRepayment: Operation = {
	value: 'addRepayment',
	name: 'Add Repayment',
	action: 'Add a repayment to a loan',
	description: 'Book a repayment. A payment key is booked once only.',
	effect: 'transfer',
	payment: paymentOf('Loan > Get Repayments'),
	fields: [
		inferredNotice,
		idField('loanId', 'Loan ID', 'loan'),
		bodyFields,
		paymentKeyField,
		collection('additionalFields', amountField, jsonBodyField),
	],
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH, { loanId: 'Loan ID' }),
		body: required(bodyWithAmount(input, 'fields'), 'Fields, or Additional Fields > Amount or JSON Body'),
	}),
};
