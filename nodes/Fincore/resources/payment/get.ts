import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { idNames, withoutRecord } from '../../answers';
import { paymentId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/payments/{paymentId}';

const FORM: Field[] = [inferredNotice, paymentId];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a payment',
	description: 'Look at one payment',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: paymentId.property.name, members: idNames('payment') },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, paymentId) }),
};
