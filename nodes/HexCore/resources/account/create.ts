import type { Operation } from '../../../shared/api/operation';
import { bvnField } from '../../../shared/form/accountFields';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { writeRefusal } from '../../answers';
import { person } from '../../fields/person';

const FORM: Field[] = [
	...person,
	...additional(
		bvnField('bvn', 'BVN', {
			placeholder: 'e.g. 22222222222',
			description: 'Bank Verification Number of the person. Needed for tier 3.',
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Open an account. It is not linked to a customer: hexCore returns no customer ID.',
	effect: 'write',
	refusal: writeRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/account/create',
		body: payload(input, FORM),
	}),
};
