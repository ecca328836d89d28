import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { withoutRecord } from '../../answers';
import { clientId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/clients/{clientId}/kyc';

const FORM: Field[] = [inferredNotice, clientId];

export const getKyc: Operation = {
	value: 'getKyc',
	name: 'Get KYC',
	action: 'Get the KYC data of a client',
	description: 'Look at what is known about the identity of a client',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: clientId.property.name, members: ['client_id', 'clientId'] },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, clientId) }),
};
