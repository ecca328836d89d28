import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { bodyRows, jsonBody, required, typedBody } from '../../fields/body';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans';

const FORM: Field[] = [inferredNotice, bodyRows, ...additional(jsonBody)];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a loan application',
	description: 'Send a loan application. It moves no money.',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(typedBody(input, FORM), FORM),
	}),
};
