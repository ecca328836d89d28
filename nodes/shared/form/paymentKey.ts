import type { INodeProperties } from 'n8n-workflow';

import type { Payment } from '../api/operation';
import { PAYMENT_KEY } from '../api/payment';
import { text, unsent, type More } from './fieldTypes';
import type { Field } from './fields';

const PURPOSE =
	'Your own number of this payment, such as an order, invoice or payroll line. It keeps the payment from being sent twice, also when the workflow runs again.';

const PLACEHOLDER = 'e.g. INV-1001';

/**
 * The key of a transfer whose API has no reference of the user's own. It is not sent.
 *
 * @param more words of the provider; its description follows what every key is for
 */
export function paymentKeyField({ description, ...more }: Partial<INodeProperties> = {}): Field {
	return unsent({
		displayName: PAYMENT_KEY,
		name: 'paymentKey',
		type: 'string',
		required: true,
		default: '',
		placeholder: PLACEHOLDER,
		description: purposeAnd(description),
		...more,
	});
}

/**
 * The key of a transfer whose API has a reference of the user's own: that field plays the part, and is sent.
 *
 * @param name the API's field, as a parameter
 * @param providersName a word for what the provider calls it; the editor has no room for more
 * @param more as of any text; its description follows what every key is for
 */
export function sentPaymentKey(
	name: string,
	providersName: string,
	{ description, ...more }: More = {},
): Field {
	return text(name, `${PAYMENT_KEY} (${providersName})`, {
		label: PAYMENT_KEY,
		required: true,
		placeholder: PLACEHOLDER,
		description: purposeAnd(description),
		...more,
	});
}

function purposeAnd(more = ''): string {
	return `${PURPOSE} ${more}`.trim();
}

/**
 * What makes an operation a transfer.
 *
 * @param check where to look whether the money moved: ends the sentence "Before you send it again, …"
 * @param key the field that holds the payment key
 * @param rest what a call pays to whom, how its answer calls that, and how the payment is found in the provider's records
 */
export function payment(
	check: string,
	key: Field,
	rest: Pick<Payment, 'facts' | 'lookup' | 'answerNames'>,
): Payment {
	return { keyParameter: key.property.name, check, ...rest };
}
