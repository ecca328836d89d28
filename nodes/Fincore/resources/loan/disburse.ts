import type { Operation } from '../../../shared/api/operation';
import { bodyWithAmount, methodOf, pathOf, paymentOf } from '../../fields/body';
import {
	amountField,
	collection,
	idField,
	inferredNotice,
	jsonBodyField,
	methodOption,
	optionalBodyFields,
	pathOption,
	paymentKeyField,
} from '../../fields/path';

const PATH = '/loans/{loanId}/disburse';

export const disburse: Operation = {
	value: 'disburse',
	name: 'Disburse',
	action: 'Disburse a loan',
	description: 'Pay out an approved loan. A payment key is paid once only.',
	effect: 'transfer',
	payment: paymentOf('Loan > Get'),
	fields: [
		inferredNotice,
		idField('loanId', 'Loan ID', 'loan'),
		paymentKeyField,
		collection('additionalFields', amountField, optionalBodyFields, jsonBodyField),
	],
	options: [methodOption('POST'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'POST'),
		path: pathOf(input, PATH, { loanId: 'Loan ID' }),
		body: bodyWithAmount(input, 'additionalFields.fields'),
	}),
};
