import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/clients/{clientId}/kyc';

export const getKyc: Operation = {
	value: 'getKyc',
	name: 'Get KYC',
	action: 'Get the KYC data of a client',
	description: 'Look at what is known about the identity of a client',
	effect: 'read',
	fields: [inferredNotice, idField('clientId', 'Client ID', 'client')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { clientId: 'Client ID' }) }),
};
