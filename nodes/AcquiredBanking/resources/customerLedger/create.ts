import type { Operation } from '../../../shared/api/operation';
import { currencyCode } from '../../../shared/basics/currencies';
import { InputError } from '../../../shared/basics/inputError';
import { textOf } from '../../../shared/basics/text';
import { checked, field, text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, type Field, type Read } from '../../../shared/form/fields';
import { customerId } from '../../fields/account';

const USES = ['collateral', 'deposit', 'escrow', 'fee', 'float', 'investment', 'payments', 'settlement'];

const readUses: Read = (value, label) => {
	const uses = (Array.isArray(value) ? value : [value])
		.map((use) => textOf(use, label))
		.filter((use) => use !== '');
	if (uses.length === 0) throw new InputError(`${label} is missing`, `Choose at least one ${label}.`);
	return uses;
};

/** In the case it was typed in. */
function knownCurrency(typed: string, label: string): string {
	currencyCode(typed, label);
	return typed;
}

const FORM: Field[] = [
	customerId,
	checked(knownCurrency, 'currency', 'Currency', {
		required: true,
		placeholder: 'e.g. gbp',
		description:
			"The three letters of ISO 4217. Sent as typed; Acquired's example for this call is in lower case.",
	}),
	field('multiOptions', readUses, 'primaryUse', 'Primary Use', {
		wire: 'primary_use',
		required: true,
		options: USES.map((use) => ({ name: use.charAt(0).toUpperCase() + use.slice(1), value: use })),
		default: [],
		description: 'What the ledger is for; one or more',
	}),
	text('owner', 'Ledger Owner', {
		required: true,
		default: 'me',
		placeholder: 'e.g. me',
		description: 'Acquired documents the value me only',
	}),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer ledger',
	description: 'Open a ledger with an account number of its own for a customer',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		// Plural, unlike the other calls about customers.
		path: '/accounts/customers/create_ledger',
		body: payload(input, FORM),
	}),
};
