import type { Operation } from '../../../shared/api/operation';
import { pathSegment, webAddress } from '../../../shared/basics/addresses';
import { toWireString } from '../../../shared/basics/money';
import { amountField, currencyField, currencyOf } from '../../fields';
import { refusalInSuccess } from '../../refusal';

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a collection',
	description:
		'Create a Wave checkout link for your customer. Two links for one order can both be paid: ask Get Status before a second one.',
	effect: 'write',
	fields: [
		amountField,
		currencyField,
		{
			displayName: 'Client Reference',
			name: 'clientReference',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ORDER-12345',
			description: 'Your own order or invoice number. Get Status and the webhook name the payment by it.',
		},
		{
			displayName: 'Success URL',
			name: 'successUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/thanks',
			description: 'Where the customer lands after paying',
		},
		{
			displayName: 'Error URL',
			name: 'errorUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/cancelled',
			description: 'Where the customer lands after a failure or a cancel',
		},
	],
	refusal: refusalInSuccess,
	request: (input) => {
		const clientReference = input.text('clientReference');
		// A reference that can't stand in a path could be paid but never looked up.
		pathSegment(clientReference, 'Client Reference');
		return {
			method: 'POST',
			path: '/collections/initiate',
			body: {
				amount: toWireString(input.get('amount'), currencyOf(input)),
				currency: currencyOf(input),
				client_reference: clientReference,
				success_url: webAddress(input.get('successUrl'), 'Success URL'),
				error_url: webAddress(input.get('errorUrl'), 'Error URL'),
			},
		};
	},
};
