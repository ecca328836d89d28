import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/payment-links/{paymentLinkId}';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a payment link',
	description: 'Look at one payment link',
	effect: 'read',
	fields: [inferredNotice, idField('paymentLinkId', 'Payment Link ID', 'payment link')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { paymentLinkId: 'Payment Link ID' }) }),
};
