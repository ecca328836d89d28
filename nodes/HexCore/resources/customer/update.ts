import type { Operation, OperationInput } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { InputError } from '../../../shared/basics/inputError';
import { compact } from '../../../shared/basics/json';
import { customerIdField, optionalFields } from '../../fields';
import { phoneNumber } from '../../values';

const PHONE = 'updateFields.phoneNumber';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a customer',
	description: 'Change what is filled in; everything else keeps its value',
	effect: 'write',
	fields: [
		customerIdField,
		optionalFields('Update Fields', 'updateFields', 'Add Field', [
			{
				displayName: 'Address',
				name: 'address',
				type: 'string',
				default: '',
				placeholder: 'e.g. 42 Main St, Lagos, Nigeria',
				description: 'Home or business address in one line',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com',
			},
			{
				displayName: 'Phone Number',
				name: 'phoneNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. +2348012345678',
				description: 'In international form: a plus sign, the country code and the number',
			},
		]),
	],
	request: (input) => ({
		method: 'PUT',
		path: `/customer/${pathSegment(input.get('customerId'), 'Customer ID')}`,
		body: changes(input),
	}),
};

function changes(input: OperationInput): Record<string, string> {
	const filled = compact({
		email: input.text('updateFields.email'),
		phone_number: input.text(PHONE) === '' ? undefined : phoneNumber(input, PHONE),
		address: input.text('updateFields.address'),
	});
	if (Object.keys(filled).length === 0) {
		throw new InputError(
			'There is nothing to update',
			'Fill in Email, Phone Number or Address under Update Fields.',
		);
	}
	return filled as Record<string, string>;
}
