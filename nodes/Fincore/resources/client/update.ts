import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, inGroup, type Field } from '../../../shared/form/fields';
import { bodyRows, jsonBody, required, typedBody } from '../../fields/body';
import { clientId } from '../../fields/ids';
import { inferredNotice, methodOf, methodOption, pathOf, pathOption } from '../../fields/path';

const PATH = '/clients/{clientId}';

const FORM: Field[] = [inferredNotice, clientId, bodyRows, ...inGroup('updateFields', [jsonBody])];

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a client',
	description: 'Change fields of a client',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [methodOption('PATCH'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'PATCH'),
		path: pathOf(input, PATH, clientId),
		body: required(typedBody(input, FORM), FORM),
	}),
};
