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

const PATH = '/clients/{clientId}/kyc';

export const updateKyc: Operation = {
	value: 'updateKyc',
	name: 'Update KYC',
	action: 'Update the KYC data of a client',
	description: 'Replace the identity data of a client. By convention the whole KYC record is replaced.',
	effect: 'write',
	fields: [
		inferredNotice,
		idField('clientId', 'Client ID', 'client'),
		bodyFields,
		collection('updateFields', jsonBodyField),
	],
	options: [methodOption('PUT'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'PUT'),
		path: pathOf(input, PATH, { clientId: 'Client ID' }),
		body: required(
			typedBody(input, 'fields', 'updateFields.jsonBody'),
			'Fields, or Update Fields > JSON Body',
		),
	}),
};
