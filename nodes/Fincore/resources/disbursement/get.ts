import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { idNames, withoutRecord } from '../../answers';
import { disbursementId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/disbursements/{disbursementId}';

const FORM: Field[] = [inferredNotice, disbursementId];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a disbursement',
	description: 'Look at one disbursement',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: disbursementId.property.name, members: idNames('disbursement') },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, disbursementId) }),
};
