import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OperationInput, Payment } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { CHECK } from '../advice';

export const payment: Payment = { keyParameter: 'paymentKey', keyLabel: 'Payment Key', check: CHECK };

export const paymentKeyField: INodeProperties = {
	displayName: 'Payment Key',
	name: 'paymentKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. INV-1001',
	description:
		'Your own number of this payment, such as an invoice or payroll line. It keeps the payment from being sent twice, also when the workflow runs again. It is not sent to Acquired, whose API has no such key.',
};

export const companyIdField: INodeProperties = {
	displayName: 'Company ID',
	name: 'companyId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 113',
	description: 'Digits. The number of your company at Acquired; Ledger > Get Many shows it as company_id.',
};

export const midIdField: INodeProperties = {
	displayName: 'MID ID',
	name: 'midId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1056',
	description: 'Digits. Ledger > Get Many shows it as mid_id.',
};

export const accountNameField: INodeProperties = {
	displayName: 'Account Name',
	name: 'accountName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Main Account',
	description: 'The name the Hub shows, 1 to 50 characters',
};

export const customerIdField: INodeProperties = {
	displayName: 'Customer ID',
	name: 'customerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 859f4eef-6a53-4110-8757-371844df8e8c',
	description: "Acquired's ID of the customer, as Customer > Create gave it",
};

/** An optional text of a collection. */
export function optionalText(
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description };
}

/** Data of the user's own that Acquired stores with a ledger. */
export const merchantCustomFields: INodeProperties[] = ['1', '2', '3'].map((number) =>
	optionalText(
		`Merchant Custom ${number}`,
		`merchantCustom${number}`,
		`custom value ${number}`,
		'Data of your own, up to 50 characters',
	),
);

/** Collects what is not required. */
export function additionalFields(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	};
}

/** Entries of Additional Fields under the names of the API; those not filled in are left out. */
export function optionalValues(input: OperationInput, names: Record<string, string>): IDataObject {
	const entries = Object.entries(names).map(([name, wire]) => [wire, input.text(`additionalFields.${name}`)]);
	return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/**
 * A required text of at most so many characters.
 *
 * @throws InputError when it is empty or longer
 */
export function limitedText(input: OperationInput, name: string, label: string, most: number): string {
	const text = input.text(name);
	if (text === '') throw new InputError(`${label} is missing`, `Fill in ${label}.`);
	if (text.length > most) {
		throw new InputError(
			`${label} has ${text.length} characters, and Acquired takes ${most}`,
			`Shorten ${label}.`,
		);
	}
	return text;
}
