import type { INodeProperties } from 'n8n-workflow';

import type { Payment } from '../api/operation';
import { unsent } from './fieldTypes';
import type { Field } from './fields';

const NAME = 'paymentKey';
const LABEL = 'Payment Key';

/**
 * The key of a transfer whose API has no client reference. It is not sent; where the API has a reference of the
 * user's own, that field plays this part instead.
 *
 * @param more words of the provider for description and placeholder
 */
export function paymentKeyField(more: Partial<INodeProperties> = {}): Field {
	return unsent({
		displayName: LABEL,
		name: NAME,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. INV-1001',
		description:
			'Your own number of this payment, such as an order, invoice or payroll line. It keeps the payment from being sent twice, also when the workflow runs again.',
		...more,
	});
}

/**
 * What makes an operation a transfer.
 *
 * @param check where to look whether the money moved: ends the sentence "Before you send it again, …"
 * @param key the field that holds the payment key, where it is the API's own reference
 * @param rest what a call pays to whom, and how the payment is found in the provider's records
 */
export function payment(check: string, key: Field, rest: Pick<Payment, 'facts' | 'lookup'>): Payment {
	return { keyParameter: key.property.name, keyLabel: key.property.displayName, check, ...rest };
}
