import type { Operation } from '../../../shared/api/operation';
import { bodyWithAmount, pathOf, paymentOf, required } from '../../fields/body';
import {
	amountField,
	bodyFields,
	collection,
	inferredNotice,
	jsonBodyField,
	pathOption,
	paymentKeyField,
} from '../../fields/path';

const PATH = '/payments';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a payment',
	description: 'Make a payment. A payment key is paid once only.',
	effect: 'transfer',
	payment: paymentOf('Payment > Get Many'),
	fields: [
		inferredNotice,
		bodyFields,
		paymentKeyField,
		collection('additionalFields', amountField, jsonBodyField),
	],
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(bodyWithAmount(input, 'fields'), 'Fields, or Additional Fields > Amount or JSON Body'),
	}),
};
