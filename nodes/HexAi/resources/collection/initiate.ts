import type { Operation } from '../../../shared/api/operation';
import { webAddress } from '../../../shared/basics/addresses';
import { field, text, type More } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment, type Field } from '../../../shared/form/fields';
import { refusalInSuccess } from '../../answers';
import { amount, currency } from '../../fields';

/** A page the customer is sent to. */
const page = (name: string, displayName: string, more: More): Field =>
	field('string', webAddress, name, displayName, { readsEmpty: true, required: true, ...more });

const REFERENCE = text('clientReference', 'Client Reference', {
	wire: 'client_reference',
	required: true,
	placeholder: 'e.g. ORDER-12345',
	description: 'Your own order or invoice number. Get Status and the webhook name the payment by it.',
});

const FORM: Field[] = [
	REFERENCE,
	amount(),
	currency,
	page('successUrl', 'Success URL', {
		wire: 'success_url',
		placeholder: 'e.g. https://example.com/thanks',
		description: 'Where the customer lands after paying',
	}),
	page('errorUrl', 'Error URL', {
		wire: 'error_url',
		placeholder: 'e.g. https://example.com/cancelled',
		description: 'Where the customer lands after a failure or a cancel',
	}),
];

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a collection (make a checkout link)',
	description:
		'Make a Wave checkout link and send your customer there to pay. Two links for one order can both be paid: ask Get Status before a second one.',
	effect: 'write',
	fields: fieldsOf(FORM),
	refusal: refusalInSuccess,
	request: (input) => {
		// A reference that can't stand in a path could be paid but never looked up.
		segment(input, REFERENCE);
		return { method: 'POST', path: '/collections/initiate', body: payload(input, FORM) };
	},
};
