import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { hideToken, unwrap } from '../../answers';
import { bodyRows, jsonBody, required, typedBody } from '../../fields/body';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/webhooks';

const FORM: Field[] = [inferredNotice, bodyRows, ...additional(jsonBody)];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a webhook',
	description:
		'Have Fincore send its events to an address of yours. The Fincore Trigger can do this by itself.',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [pathOption(PATH)],
	output: (body) => hideToken(unwrap(body)),
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(typedBody(input, FORM), FORM),
	}),
};
