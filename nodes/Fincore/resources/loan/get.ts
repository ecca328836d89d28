import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/loans/{loanId}';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a loan',
	description: 'Look at one loan',
	effect: 'read',
	fields: [inferredNotice, idField('loanId', 'Loan ID', 'loan')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { loanId: 'Loan ID' }) }),
};
