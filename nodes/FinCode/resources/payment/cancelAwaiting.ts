import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { NOT_CASHIER_STEP } from '../../advice';
import { awaitingForm } from '../../fields/awaiting';

export const cancelAwaiting: Operation = {
	value: 'cancelAwaiting',
	name: 'Cancel Awaiting Bank Transfer',
	action: 'Cancel an awaiting bank transfer',
	description: 'Cancel a bank transfer that was announced and did not come. Cashiers are refused.',
	effect: 'write',
	fields: fieldsOf(awaitingForm),
	nextStep: NOT_CASHIER_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/awaiting-payment-actions`,
		body: payload(input, awaitingForm, { subAction: 'cancel' }),
	}),
};
