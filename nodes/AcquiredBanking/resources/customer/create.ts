import type { Operation } from '../../../shared/api/operation';
import { day, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { fieldRows, rowsToObject } from '../../../shared/form/freeBody';
import { address, country, email, middleName, names } from '../../fields/person';

const extraFields: Field = {
	property: fieldRows(
		'Further fields agreed with Acquired; none is documented for the data of a company. A dot in a name puts a field inside another: address.city.',
		{ displayName: 'Extra Fields', name: 'extraFields' },
	),
	wire: '',
	read: (value, label) => rowsToObject(value, label),
};

const FORM: Field[] = [
	// Text, not choice: Acquired, who adds kinds, judges what an expression gives.
	text('customerType', 'Customer Type', {
		wire: 'customer_type',
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
		description: 'Whether it is a person or a company',
	}),
	...names,
	day('dob', 'Date of Birth', 'yyyy-MM-dd', {
		required: true,
		placeholder: 'e.g. 1990-04-25',
		description: 'Sent as YYYY-MM-DD. A time counts as the day it is in the time zone of the workflow.',
	}),
	country,
	...additional(...address, email('jane@example.com'), extraFields, middleName('Ann', 20)),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a person or company with the compliance data a customer ledger needs',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({ method: 'POST', path: '/accounts/create_customer', body: payload(input, FORM) }),
};
