import type { Operation } from '../../../shared/api/operation';
import { sortCodeField, ukAccountField } from '../../../shared/form/accountFields';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { customerId } from '../../fields/account';
import { address, country, email, middleName, names, phoneNumber } from '../../fields/person';

const FORM: Field[] = [
	customerId,
	...names,
	country,
	ukAccountField('accountAccountNumber', 'Account Number', {
		wire: 'account.account_number',
		required: true,
		placeholder: 'e.g. 01234567',
		description: '8 digits. Zeros at the front count: format the column of a sheet as text.',
	}),
	sortCodeField('accountSortCode', 'Sort Code', {
		wire: 'account.sort_code',
		required: true,
		placeholder: 'e.g. 12-34-56',
		description: '6 digits, with or without hyphens',
	}),
	...additional(...address, email('john@example.com'), middleName('Lee', 50), phoneNumber),
];

const WITH_LEDGER_ID = FORM.map((field) => (field === customerId ? { ...field, wire: 'ledger_id' } : field));

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a beneficiary',
	description: 'Store the bank account of somebody who is to receive payouts',
	effect: 'write',
	fields: fieldsOf(FORM),
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
	request: (input) => ({
		method: 'POST',
		path: '/accounts/customer/create_beneficiary',
		body: payload(input, input.text('options.idField') === 'ledger_id' ? WITH_LEDGER_ID : FORM),
	}),
};
