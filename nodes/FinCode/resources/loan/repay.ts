import type { Operation } from '../../../shared/api/operation';
import { jsonObject } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { refuseTooFine } from '../../../shared/form/typedAmounts';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP, REPAYMENT_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { paymentKey, userIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';
import { repaymentFacts } from '../../paymentFacts';

const FORM = [
	paymentKey,
	userIdField,
	jsonObject('extraFields', 'Repayment', {
		wire: '',
		required: true,
		placeholder: 'e.g. { "<amount>": 5000, "<payment reference>": "LOAN-7c2d9e10" }',
		description:
			"The whole repayment as JSON. This package does not know the names of its fields: take them from FinCode's page of this call, in place of what stands in < >. It holds the amount (above 0, at most the total payable), the customer ID (the user who is signed in), the loan account ID, the customer's bank account ID, a payment reference, the payment date (ISO 8601, now when left out) and a narration.",
	}),
];

export const repay: Operation = {
	value: 'repay',
	name: 'Add Repayment',
	action: 'Add a repayment to a loan',
	description:
		'Book a part repayment that the customer made by bank transfer; FinCode verifies it later. Fails for loans under third-party collection. A payment key is booked once only.',
	effect: 'transfer',
	payment: payment(REPAYMENT_CHECK, paymentKey, {
		facts: repaymentFacts,
		answerNames: { amount: ['repaymentAmount'] },
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => {
		const body = payload(input, FORM);
		refuseTooFine(body, 'Repayment');
		return {
			method: 'POST',
			path: `${lendingBase(input, SERVICES_V1)}/user/repay-loan/${segment(input, userIdField)}`,
			headers: lendingHeaders(input),
			body,
		};
	},
	output: withRequestIds,
};
