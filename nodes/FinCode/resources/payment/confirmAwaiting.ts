import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { NOT_CASHIER_STEP } from '../../advice';
import { awaitingForm } from '../../fields/awaiting';

export const confirmAwaiting: Operation = {
	value: 'confirmAwaiting',
	name: 'Confirm Awaiting Bank Transfer',
	action: 'Confirm that an awaiting bank transfer has arrived',
	description:
		'Say that the money of a bank transfer has arrived. FinCode then lets the payout go on, so check your bank account first. Cashiers are refused.',
	effect: 'write',
	fields: fieldsOf(awaitingForm),
	nextStep: NOT_CASHIER_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/awaiting-payment-actions`,
		body: payload(input, awaitingForm, { subAction: 'paid' }),
	}),
};
