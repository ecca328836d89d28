import type { OperationInput, Payment } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { toPlainString } from '../../shared/basics/money';
import { shortened } from '../../shared/basics/quote';
import { unsent } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { payment as paymentBy, paymentKeyField } from '../../shared/form/paymentKey';
import { CHECK } from '../advice';

// Pounds and euros, the currencies of Acquired's ledgers, both have two decimals.
const CURRENCY = 'GBP';

const MAX_AMOUNT_LENGTH = 11;

/** The amount of a transfer; read it with `amountOf`. */
export const amount: Field = unsent({
	displayName: 'Amount (GBP or EUR)',
	name: 'amount',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 200.00',
	description:
		'Pounds or euros, as the ledgers are: a plain decimal with at most 2 decimals. It is sent exactly as given, never rounded.',
});

/**
 * The amount as Acquired wants it: text, exactly as it was typed.
 *
 * @throws InputError when it is no plain decimal above zero, finer than a penny, or longer than Acquired takes
 */
export function amountOf(input: OperationInput): string {
	const text = toPlainString(input.get(amount.property.name), CURRENCY);
	if (text.length > MAX_AMOUNT_LENGTH) {
		throw new InputError(
			`Amount ${shortened(text)} is longer than the ${MAX_AMOUNT_LENGTH} characters Acquired takes`,
			'Split it into smaller transfers.',
		);
	}
	return text;
}

export const paymentKey: Field = paymentKeyField({
	description: 'It is not sent: Acquired has no such key.',
});

/** What makes an operation of Acquired a transfer. */
export function payment(facts: Payment['facts']): Payment {
	return paymentBy(CHECK, paymentKey, { facts });
}
