import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, inGroup, type Field } from '../../../shared/form/fields';
import { bodyRows, jsonBody, required, typedBody } from '../../fields/body';
import { clientId } from '../../fields/ids';
import { inferredNotice, methodOf, methodOption, pathOf, pathOption } from '../../fields/path';

const PATH = '/clients/{clientId}/kyc';

const FORM: Field[] = [inferredNotice, clientId, bodyRows, ...inGroup('updateFields', [jsonBody])];

export const updateKyc: Operation = {
	value: 'updateKyc',
	name: 'Update KYC',
	action: 'Update the KYC data of a client',
	description: 'Replace the whole identity record (KYC) of a client',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: [methodOption('PUT'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'PUT'),
		path: pathOf(input, PATH, clientId),
		body: required(typedBody(input, FORM), FORM),
	}),
};
