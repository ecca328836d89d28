import type { INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../../shared/api/operation';
import { pathSegment } from '../../shared/basics/addresses';
import { InputError } from '../../shared/basics/inputError';
import { checked, type More } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { countryCode } from './countries';

/** A field that only says which record is meant, and stands in the path. */
export function idField(
	name: string,
	displayName: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'string', required: true, default: '', description, ...more };
}

/** The value of such a field, encoded for the path. */
export function segment(input: OperationInput, { name, displayName }: INodeProperties): string {
	return pathSegment(input.get(name), displayName);
}

export const paymentKeyField: INodeProperties = {
	displayName: 'Payment Key',
	name: 'paymentKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. INV-1001',
	description:
		'Your own number of this payment, such as an order, invoice, loan or payroll line. It keeps the payment from being sent twice, also when the workflow runs again.',
};

export const customerIdField = idField('customerId', 'Customer ID', 'ID of the customer at FinCode, a UUID', {
	placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
});

export const userIdField = idField('userId', 'User ID', 'ID of the customer, which FinCode calls user here', {
	placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
});

export const loanApplicationIdField = idField(
	'loanApplicationId',
	'Loan Application ID',
	'As Request gave it, a UUID',
	{ placeholder: 'e.g. 7c2d9e10-3333-4a5b-8c00-665544332211' },
);

export const productIdField = idField('productId', 'Product ID', 'ID of the product at FinCode, a UUID', {
	placeholder: 'e.g. 1e2f3a4b-4444-4c5d-9e00-001122334455',
});

export const organisationIdField = idField(
	'organisationId',
	'Organisation ID',
	'ID of the organisation at FinCode, a UUID',
	{ placeholder: 'e.g. 0a1b2c3d-5555-4e6f-8a00-998877665544' },
);

export const accountIdField = idField('accountId', 'Account ID', 'ID of the ledger account, a UUID', {
	placeholder: 'e.g. 5b0e7a34-2222-4d3f-9a00-112233445566',
});

/** A country. */
export function country(name: string, displayName: string, more: More = {}): Field {
	return checked(countryCode, name, displayName, {
		placeholder: 'e.g. NGA',
		description: 'Three letters of ISO 3166, such as GBR or NGA',
		...more,
	});
}

/** A phone number in international form; blanks and dashes between the digits are taken out. */
export function phone(name: string, displayName: string, more: More = {}): Field {
	return checked(phoneNumber, name, displayName, {
		placeholder: 'e.g. +2348012345678',
		description: 'International form: + and digits',
		...more,
	});
}

/** @throws InputError when it is not + and digits */
export function phoneNumber(text: string, label: string): string {
	const number = text.replace(/[\s().-]/g, '');
	if (/^\+[1-9][0-9]{5,14}$/.test(number)) return number;
	throw new InputError(
		`${label} "${text}" is not an international phone number`,
		'Write it as + and digits, for example +2348012345678.',
	);
}

/** @throws InputError when it is no e-mail address */
export function emailAddress(text: string, label: string): string {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 255) return text;
	throw new InputError(`${label} "${text}" is not an e-mail address`, `Correct ${label}.`);
}

/** FinCode's rule for passwords, checked so that the person reads it here. */
export function newPassword(value: unknown, label: string): string {
	const text = String(value ?? '');
	const rules = [/.{8}/s, /[a-z]/, /[A-Z]/, /[0-9]/, /[!@#$%^&*]/];
	if (rules.every((rule) => rule.test(text))) return text;
	throw new InputError(
		`${label} does not meet FinCode's rule`,
		'It has at least 8 characters, with a lower-case and an upper-case letter, a digit and one of !@#$%^&*.',
	);
}
