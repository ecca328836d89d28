import type { Operation } from '../../../shared/api/operation';
import { day } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { writeRefusal } from '../../answers';
import { person } from '../../fields/person';
import { word } from '../../fields/types';

const FORM: Field[] = [
	...person,
	...additional(
		day('dob', 'Date of Birth', 'yyyy-MM-dd', {
			placeholder: 'e.g. 1990-05-15',
			description: 'Only the day is sent',
		}),
		word('gender', 'Gender', ['MALE', 'FEMALE'], {
			options: [
				{ name: 'Female', value: 'FEMALE' },
				{ name: 'Male', value: 'MALE' },
			],
			default: 'FEMALE',
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Register a person, for example to request a loan. It opens no account.',
	effect: 'write',
	refusal: writeRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/customer/create',
		body: payload(input, FORM),
	}),
};
