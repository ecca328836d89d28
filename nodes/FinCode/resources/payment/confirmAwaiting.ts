import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V6 } from '../../address';
import { AWAITING_CHECK, NOT_CASHIER_STEP } from '../../advice';
import { transferRefusal } from '../../answers';
import { withRequestIds } from '../../callIds/requestIds';
import { awaitingForm } from '../../fields/awaiting';
import { awaitingPayment } from '../../fields/chosen';
import { paymentKey } from '../../fields/ids';

const FORM = [paymentKey, ...awaitingForm];

export const confirmAwaiting: Operation = {
	value: 'confirmAwaiting',
	name: 'Confirm Awaiting Bank Transfer',
	action: 'Confirm that an awaiting bank transfer has arrived',
	description:
		'Say that the money of a bank transfer has arrived. FinCode then lets the payout go on, so check your bank account first. A payment key is used once only. Cashiers are refused.',
	effect: 'transfer',
	payment: payment(AWAITING_CHECK, paymentKey, {
		// FinCode knows what is paid out to whom; the filters are those of the list in the answer.
		facts: (_call, input) => ({
			more: { awaitingPaymentId: input.text(awaitingPayment.property.name) },
		}),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	nextStep: NOT_CASHIER_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/awaiting-payment-actions`,
		body: payload(input, FORM, { subAction: 'paid' }),
	}),
	output: withRequestIds,
};
