import type { Operation } from '../../../shared/api/operation';
import { missing } from '../../../shared/form/fields';
import { jsonToObject } from '../../../shared/form/freeBody';
import { payment } from '../../../shared/form/paymentKey';
import { lendingBase, lendingOptions } from '../../fields/options';
import { paymentKeyField, segment, userIdField } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP, REPAYMENT_CHECK } from '../../advice';
import { withRequestIds } from '../../callIds/requestIds';

export const repay: Operation = {
	value: 'repay',
	name: 'Repay',
	action: 'Record a partial loan repayment',
	description:
		'Record a partial repayment that was made by bank transfer; FinCode verifies it later. Fails for loans under third-party collection.',
	effect: 'transfer',
	payment: payment(REPAYMENT_CHECK),
	fields: [
		paymentKeyField,
		userIdField,
		{
			displayName: 'Repayment',
			name: 'extraFields',
			type: 'json',
			required: true,
			default: '',
			placeholder: 'e.g. { "amount": 5000 }',
			description:
				'The whole repayment as one JSON object. It holds the amount, the customer, the loan account, the bank account, a payment reference, the payment date and a narration; the names of these fields stand on the page of this call at FinCode.',
		},
	],
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => {
		const body = jsonToObject(input.get('extraFields'), 'Repayment');
		if (Object.keys(body).length === 0) throw missing('Repayment');
		return {
			method: 'POST',
			path: `${lendingBase(input, SERVICES_V1)}/user/repay-loan/${segment(input, userIdField)}`,
			headers: lendingHeaders(input),
			body,
		};
	},
	output: withRequestIds,
};
