import type { INodeProperties } from 'n8n-workflow';

import type { Payment } from '../shared/api/operation';

const KEY_PARAMETER = 'paymentKey';
const KEY_LABEL = 'Payment Key';

export const paymentKeyField: INodeProperties = {
	displayName: KEY_LABEL,
	name: KEY_PARAMETER,
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. INV-1001',
	description:
		'Your own number of this payment, such as an invoice or payroll line. It is not sent: this node remembers it and sends each key once only, because hexCore itself would carry out the same request twice.',
};

/** @param check where to look whether the money moved: ends the sentence "Before you send it again, …" */
export function payment(check: string): Payment {
	return { keyParameter: KEY_PARAMETER, keyLabel: KEY_LABEL, check };
}

export const amountField: INodeProperties = {
	displayName: 'Amount (NGN)',
	name: 'amount',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 50000.00',
	description: 'Plain decimal in naira with at most 2 decimals. It is sent exactly as given, never rounded.',
};

/** An account at hexCore. */
export function accountField(displayName: string, name: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1234567890',
		description,
	};
}

/** A required line of text. */
export function textField(
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', required: true, default: '', placeholder, description };
}

/** A collection of optional fields. */
export function optionalFields(
	displayName: string,
	name: string,
	placeholder: string,
	options: INodeProperties[],
): INodeProperties {
	return { displayName, name, type: 'collection', placeholder, default: {}, options };
}

export const customerIdField = textField(
	'Customer ID',
	'customerId',
	'e.g. cus_8f92jdl29skw',
	'The ID that Customer > Create returned',
);

export const loanIdField = textField(
	'Loan ID',
	'loanId',
	'e.g. ln_a1b2c3d4e5f6',
	'The ID that Loan > Request returned',
);

export const orderIdField = textField(
	'Order ID',
	'orderId',
	'e.g. so_x9y8z7w6v5',
	'The ID that Standing Order > Create returned',
);

export const phoneNumberField = textField(
	'Phone Number',
	'phoneNumber',
	'e.g. +2348012345678',
	'In international form: a plus sign, the country code and the number',
);

/** Name, email and phone: what opens an account and what makes a customer. */
export const personFields: INodeProperties[] = [
	textField('First Name', 'firstName', 'e.g. Jane', 'First name of the person'),
	textField('Last Name', 'lastName', 'e.g. Doe', 'Last name of the person'),
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Email address of the person',
	},
	phoneNumberField,
];
