import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import type { Field } from '../../shared/form/fields';
import { complete } from '../requestEnvelope';

/** A transfer, as far as its ids are made of it. */
export interface SentPayment {
	/** `resource.operation`. */
	operation: string;
	/** The field with the payment key. */
	key: Field;
	request(input: OperationInput): HttpCall;
}

/**
 * The call of a payment as it went out: its ids are made of the payment key, so they are the same again.
 *
 * @throws InputError when a parameter can't be sent as it is
 */
export function asSent({ operation, key, request }: SentPayment, input: OperationInput): HttpCall {
	const paymentKey = input.text(key.property.name);
	return complete(request(input), input, { operation, effect: 'transfer', paymentKey, attempt: 1 });
}
