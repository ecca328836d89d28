import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { jsonBody, optionalBodyRows, typedBody } from '../../fields/body';
import { loanId } from '../../fields/ids';
import { inferredNotice, methodOf, methodOption, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans/{loanId}/approve';

const FORM: Field[] = [inferredNotice, loanId, ...additional(optionalBodyRows, jsonBody)];

export const approve: Operation = {
	value: 'approve',
	name: 'Approve',
	action: 'Approve a loan',
	description: 'Approve a loan application',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [methodOption('POST'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'POST'),
		path: pathOf(input, PATH, loanId),
		body: typedBody(input, FORM),
	}),
};
