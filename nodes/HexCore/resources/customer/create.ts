import type { Operation, OperationInput } from '../../../shared/api/operation';
import { toCalendarDate } from '../../../shared/basics/dates';
import { compact } from '../../../shared/basics/json';
import { optionalFields, personFields } from '../../fields';
import { person } from '../../person';
import { oneOf } from '../../values';

const GENDER = 'additionalFields.gender';
const BIRTHDAY = 'additionalFields.dob';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Register a person, for example to request a loan. It opens no account.',
	effect: 'write',
	fields: [
		...personFields,
		optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
			{
				displayName: 'Date of Birth',
				name: 'dob',
				type: 'dateTime',
				typeOptions: { dateOnly: true },
				default: '',
				placeholder: 'e.g. 1990-05-15',
				description: 'Only the day is sent',
			},
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: [
					{ name: 'Female', value: 'FEMALE' },
					{ name: 'Male', value: 'MALE' },
				],
				default: 'FEMALE',
			},
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/customer/create',
		body: compact({ ...person(input), dob: birthday(input), gender: gender(input) }),
	}),
};

function birthday(input: OperationInput): string | undefined {
	const value = input.get(BIRTHDAY);
	return value === undefined || value === '' ? undefined : toCalendarDate(value, 'Date of Birth');
}

function gender(input: OperationInput): string | undefined {
	return input.text(GENDER) === '' ? undefined : oneOf(input, GENDER, 'Gender', ['MALE', 'FEMALE']);
}
