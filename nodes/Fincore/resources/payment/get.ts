import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/payments/{paymentId}';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a payment',
	description: 'Look at one payment',
	effect: 'read',
	fields: [inferredNotice, idField('paymentId', 'Payment ID', 'payment')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { paymentId: 'Payment ID' }) }),
};
