import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import { additionalFields, customerIdField, optionalText, optionalValues } from '../../fields/account';
import { addressOf, countryField, nameFields, optionalAddressFields } from '../../fields/person';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a beneficiary',
	description: 'Store the bank account of somebody who is to receive payouts',
	effect: 'write',
	fields: [
		customerIdField,
		...nameFields,
		countryField,
		{
			displayName: 'Account Number',
			name: 'accountAccountNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 01234567',
			description: 'Sent as text, so that zeros at the front stay',
		},
		{
			displayName: 'Sort Code',
			name: 'accountSortCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12-34-56',
			description: 'Digits, with or without hyphens',
		},
		additionalFields([
			...optionalAddressFields,
			optionalText('Email', 'email', 'john@example.com', 'Recommended by Acquired'),
			optionalText('Middle Name', 'middleName', 'Lee', 'Up to 50 characters'),
			optionalText('Phone Number', 'phoneNumber', '+441234567890', 'Recommended by Acquired'),
		]),
	],
	options: [
		{
			displayName: 'ID Field',
			name: 'idField',
			type: 'options',
			options: [
				{ name: 'Send as Customer ID', value: 'customer_id' },
				{ name: 'Send as Ledger ID', value: 'ledger_id' },
			],
			default: 'customer_id',
			description:
				'The name Customer ID is sent under. The documentation names both; both of its examples use customer_id.',
		},
	],
	request: (input) => {
		const idField = input.text('options.idField') === 'ledger_id' ? 'ledger_id' : 'customer_id';
		return {
			method: 'POST',
			path: '/accounts/customer/create_beneficiary',
			body: {
				[idField]: requiredText(input, 'customerId', 'Customer ID'),
				first_name: requiredText(input, 'firstName', 'First Name'),
				...optionalValues(input, { middleName: 'middle_name' }),
				last_name: requiredText(input, 'lastName', 'Last Name'),
				...optionalValues(input, { email: 'email', phoneNumber: 'phone_number' }),
				address: addressOf(input),
				account: {
					account_number: requiredText(input, 'accountAccountNumber', 'Account Number'),
					sort_code: requiredText(input, 'accountSortCode', 'Sort Code'),
				},
			},
		};
	},
};
