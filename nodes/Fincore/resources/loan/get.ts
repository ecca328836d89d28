import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { idNames, withoutRecord } from '../../answers';
import { loanId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans/{loanId}';

const FORM: Field[] = [inferredNotice, loanId];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a loan',
	description: 'Look at one loan',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: loanId.property.name, members: idNames('loan') },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, loanId) }),
};
