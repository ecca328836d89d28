import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { idNames, withoutRecord } from '../../answers';
import { clientId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/clients/{clientId}';

const FORM: Field[] = [inferredNotice, clientId];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a client',
	description: 'Look at one client',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: clientId.property.name, members: idNames('client') },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, clientId) }),
};
