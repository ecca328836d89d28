import type { INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../shared/api/operation';
import { InputError } from '../shared/basics/inputError';
import { CURRENCY } from './provider';

export const amountField: INodeProperties = {
	displayName: 'Amount (GMD)',
	name: 'amount',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 100.00',
	description: 'Plain decimal in dalasi with at most 2 decimals. It is sent exactly as given, never rounded.',
};

export const currencyField: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	required: true,
	options: [{ name: 'GMD (Gambian Dalasi)', value: CURRENCY }],
	default: CURRENCY,
	description: 'HexAI handles dalasi only',
};

/**
 * The currency of the item.
 *
 * @throws InputError when an expression gives another than HexAI's only one
 */
export function currencyOf(input: OperationInput): string {
	const currency = input.text('currency') || CURRENCY;
	if (currency !== CURRENCY) {
		throw new InputError(`HexAI does not handle ${currency}`, `Set Currency to ${CURRENCY}.`);
	}
	return currency;
}
