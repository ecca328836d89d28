import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { checkIn } from '../../advice';
import { transferRefusal } from '../../answers';
import { bodyRows, jsonBody, required } from '../../fields/body';
import { amount, bodyWithAmount, payment, paymentKey } from '../../fields/money';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/payments';

const FORM: Field[] = [inferredNotice, paymentKey, bodyRows, ...additional(amount, jsonBody)];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a payment',
	description: 'Make a payment. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(checkIn('Payment > Get Many')),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH),
		body: required(bodyWithAmount(input, FORM), FORM),
	}),
};
