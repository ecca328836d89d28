import type { Operation } from '../../../shared/api/operation';
import { compact } from '../../../shared/basics/json';
import { optionalFields, personFields } from '../../fields';
import { person } from '../../person';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Open an account. It is not linked to a customer: hexCore returns no customer ID.',
	effect: 'write',
	fields: [
		...personFields,
		optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
			{
				displayName: 'BVN',
				name: 'bvn',
				type: 'string',
				default: '',
				placeholder: 'e.g. 22222222222',
				description: 'Bank Verification Number of the person. Needed for tier 3.',
			},
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/account/create',
		body: compact({ ...person(input), bvn: input.text('additionalFields.bvn') }),
	}),
};
