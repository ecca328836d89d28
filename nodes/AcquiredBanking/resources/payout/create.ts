import type { Operation } from '../../../shared/api/operation';
import { freeBodyFacts } from '../../../shared/api/paymentFacts';
import { InputError } from '../../../shared/basics/inputError';
import { isObject } from '../../../shared/basics/json';
import { endpointPath, endpointPathOption } from '../../../shared/form/endpointPath';
import { unsent } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { fieldRows, freeBody, jsonBody } from '../../../shared/form/freeBody';
import { responseCodeOf, transferRefusal } from '../../answers';
import { payment, paymentKey } from '../../fields/money';

const PATH = '/accounts/customer/pay_out';

const FORM: Field[] = [
	unsent({
		displayName:
			'Acquired does not publish the fields of a payout. Ask Acquired for them and type them below, under the names they give you, or give all of them under Additional Fields > JSON Body. The final result comes by webhook: the Acquired Banking Trigger starts a workflow with it.',
		name: 'payoutNotice',
		type: 'notice',
		default: '',
	}),
	paymentKey,
	unsent(
		fieldRows(
			'One row for each field of the payout, under the names Acquired gives you. A dot in a name puts a field inside another: address.city. Give amounts as text, so that 10.50 stays 10.50.',
		),
	),
	...additional(unsent(jsonBody())),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a payout to a beneficiary',
	description: 'Pay out from a ledger to a beneficiary. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(({ body }, input) => freeBodyFacts(body, input.text(paymentKey.property.name))),
	refusal: transferRefusal(['1', '11'], 'status'),
	// Without a code nothing says that it is done: the result comes as the event transaction_outcome.
	output: (body) => ({
		...(isObject(body) ? body : {}),
		outcome: responseCodeOf(body) === '1' ? 'succeeded' : 'pending',
	}),
	fields: fieldsOf(FORM),
	options: [
		endpointPathOption(
			PATH,
			'Older documentation prints /account/customer/pay_out. Change it only when Acquired tells you to; no other path is tried by itself.',
		),
	],
	request: (input) => {
		const body = freeBody(input.get('fields'), input.get('additionalFields.jsonBody'));
		if (body === undefined) {
			throw new InputError(
				'Fields is empty',
				'Fill in Fields, or Additional Fields > JSON Body, with what Acquired wants to know of a payout.',
			);
		}
		return { method: 'POST', path: endpointPath(input.get('options.endpointPath'), PATH), body };
	},
};
