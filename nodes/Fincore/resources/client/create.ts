import type { Operation } from '../../../shared/api/operation';
import { pathOf, required, typedBody } from '../../fields/body';
import { bodyFields, collection, inferredNotice, jsonBodyField, pathOption } from '../../fields/path';

const PATH = '/clients';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a client',
	description: 'Add a client',
	effect: 'write',
	fields: [inferredNotice, bodyFields, collection('additionalFields', jsonBodyField)],
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(typedBody(input, 'fields'), 'Fields, or Additional Fields > JSON Body'),
	}),
};
