import type { Operation } from '../../../shared/api/operation';
import { methodOf, pathOf, required, typedBody } from '../../fields/body';
import {
	bodyFields,
	collection,
	idField,
	inferredNotice,
	jsonBodyField,
	methodOption,
	pathOption,
} from '../../fields/path';

const PATH = '/clients/{clientId}';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a client',
	description: 'Change fields of a client',
	effect: 'write',
	fields: [
		inferredNotice,
		idField('clientId', 'Client ID', 'client'),
		bodyFields,
		collection('updateFields', jsonBodyField),
	],
	options: [methodOption('PATCH'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'PATCH'),
		path: pathOf(input, PATH, { clientId: 'Client ID' }),
		body: required(
			typedBody(input, 'fields', 'updateFields.jsonBody'),
			'Fields, or Update Fields > JSON Body',
		),
	}),
};
