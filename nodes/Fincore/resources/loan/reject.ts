import type { Operation } from '../../../shared/api/operation';
import { methodOf, pathOf, typedBody } from '../../fields/body';
import {
	collection,
	idField,
	inferredNotice,
	jsonBodyField,
	methodOption,
	optionalBodyFields,
	pathOption,
} from '../../fields/path';

const PATH = '/loans/{loanId}/reject';

export const reject: Operation = {
	value: 'reject',
	name: 'Reject',
	action: 'Reject a loan',
	description: 'Reject a loan application',
	effect: 'write',
	fields: [
		inferredNotice,
		idField('loanId', 'Loan ID', 'loan'),
		collection('additionalFields', optionalBodyFields, jsonBodyField),
	],
	options: [methodOption('POST'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'POST'),
		path: pathOf(input, PATH, { loanId: 'Loan ID' }),
		body: typedBody(input, 'additionalFields.fields'),
	}),
};
