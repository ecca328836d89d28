import type { Operation } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { textOf } from '../../../shared/basics/text';
import { requiredText } from '../../../shared/form/requiredText';
import { customerIdField } from '../../fields/account';

const USES = ['collateral', 'deposit', 'escrow', 'fee', 'float', 'investment', 'payments', 'settlement'];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer ledger',
	description: 'Open a ledger with an account number of its own for a customer',
	effect: 'write',
	fields: [
		customerIdField,
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. gbp',
			description:
				"The three letters of ISO 4217. Sent as typed; Acquired's example for this call is in lower case.",
		},
		{
			displayName: 'Primary Use',
			name: 'primaryUse',
			type: 'multiOptions',
			required: true,
			options: USES.map((use) => ({ name: use.charAt(0).toUpperCase() + use.slice(1), value: use })),
			default: [],
			description: 'What the ledger is for; one or more',
		},
		{
			displayName: 'Owner',
			name: 'owner',
			type: 'string',
			required: true,
			default: 'me',
			placeholder: 'e.g. me',
			description: 'Acquired documents the value me only',
		},
	],
	request: (input) => ({
		method: 'POST',
		// Plural, unlike the other calls about customers.
		path: '/accounts/customers/create_ledger',
		body: {
			customer_id: requiredText(input, 'customerId', 'Customer ID'),
			currency: requiredText(input, 'currency', 'Currency'),
			primary_use: usesOf(input.get('primaryUse')),
			owner: requiredText(input, 'owner', 'Owner'),
		},
	}),
};

function usesOf(value: unknown): string[] {
	const uses = (Array.isArray(value) ? value : [value]).map(textOf).filter((use) => use !== '');
	if (uses.length === 0) throw new InputError('Primary Use is missing', 'Choose at least one Primary Use.');
	return uses;
}
