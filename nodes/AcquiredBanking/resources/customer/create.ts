import type { Operation } from '../../../shared/api/operation';
import { toCalendarDate } from '../../../shared/basics/dates';
import { fieldRows, mergeFields, rowsToObject } from '../../../shared/form/freeBody';
import { requiredText } from '../../../shared/form/requiredText';
import { additionalFields, optionalText, optionalValues } from '../../fields/account';
import { addressOf, countryField, nameFields, optionalAddressFields } from '../../fields/person';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a person or company with the compliance data a customer ledger needs',
	effect: 'write',
	fields: [
		{
			displayName: 'Customer Type',
			name: 'customerType',
			type: 'options',
			required: true,
			options: [
				{
					name: 'Company',
					value: 'company',
					description: 'What Acquired asks for in addition goes into Extra Fields',
				},
				{ name: 'Individual', value: 'individual' },
			],
			default: 'individual',
		},
		...nameFields,
		{
			displayName: 'Date of Birth',
			name: 'dob',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			placeholder: 'e.g. 1990-04-25',
			description: 'Sent as YYYY-MM-DD; a time is ignored',
		},
		countryField,
		additionalFields([
			...optionalAddressFields,
			optionalText('Email', 'email', 'jane@example.com', 'Recommended by Acquired'),
			fieldRows(
				'Further fields agreed with Acquired; none is documented for the data of a company. A dot in a name nests.',
				{ displayName: 'Extra Fields', name: 'extraFields' },
			),
			optionalText('Middle Name', 'middleName', 'Ann', 'Up to 20 characters'),
		]),
	],
	request: (input) => {
		const body = {
			customer_type: requiredText(input, 'customerType', 'Customer Type'),
			first_name: requiredText(input, 'firstName', 'First Name'),
			...optionalValues(input, { middleName: 'middle_name' }),
			last_name: requiredText(input, 'lastName', 'Last Name'),
			dob: toCalendarDate(input.get('dob'), 'Date of Birth'),
			address: addressOf(input),
			...optionalValues(input, { email: 'email' }),
		};
		const extra = rowsToObject(input.get('additionalFields.extraFields'), 'Extra Fields');
		return {
			method: 'POST',
			path: '/accounts/create_customer',
			body: mergeFields(body, extra, 'Extra Fields'),
		};
	},
};
