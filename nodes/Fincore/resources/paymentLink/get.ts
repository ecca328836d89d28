import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { idNames, withoutRecord } from '../../answers';
import { paymentLinkId } from '../../fields/ids';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/payment-links/{paymentLinkId}';

const FORM: Field[] = [inferredNotice, paymentLinkId];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a payment link',
	description: 'Look at one payment link',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: paymentLinkId.property.name, members: idNames('payment_link') },
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, paymentLinkId) }),
};
