import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/clients/{clientId}';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a client',
	description: 'Look at one client',
	effect: 'read',
	fields: [inferredNotice, idField('clientId', 'Client ID', 'client')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { clientId: 'Client ID' }) }),
};
