import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { bodyRows, jsonBody, required, typedBody } from '../../fields/body';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/payment-links';

const FORM: Field[] = [inferredNotice, bodyRows, ...additional(jsonBody)];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a payment link',
	description: 'Make a link that somebody can pay with. It asks for money and moves none.',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(typedBody(input, FORM), FORM),
	}),
};
