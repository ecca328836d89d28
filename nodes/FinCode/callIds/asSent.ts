import type { HttpCall } from '../../shared/api/call';
import { fingerprintOf } from '../../shared/api/fingerprint';
import type { OperationInput, Payment } from '../../shared/api/operation';
import type { Field } from '../../shared/form/fields';
import { complete } from '../requestEnvelope';

/** A transfer, as far as its ids are made of it. */
export interface SentPayment {
	/** `resource.operation`. */
	operation: string;
	/** The field with the payment key. */
	key: Field;
	request(input: OperationInput): HttpCall;
	facts: Payment['facts'];
}

/**
 * The call of a payment as it went out: its ids are made of the payment key and what it pays, so they are the same again.
 *
 * @throws InputError when a parameter can't be sent as it is
 */
export function asSent({ operation, key, request, facts }: SentPayment, input: OperationInput): HttpCall {
	const paymentKey = input.text(key.property.name);
	const call = request(input);
	const fingerprint = fingerprintOf(facts(call, input));
	return complete(call, input, { operation, effect: 'transfer', paymentKey, fingerprint, attempt: 1 });
}
