import type { IDataObject } from 'n8n-workflow';

import type { Operation, OperationInput } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { text } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload, segment, type Field } from '../../../shared/form/fields';
import { writeRefusal } from '../../answers';
import { customerId } from '../../fields/common';
import { phone } from '../../fields/types';

const FORM: Field[] = [
	customerId,
	...inGroup('updateFields', [
		text('address', 'Customer Address', {
			placeholder: 'e.g. 42 Main St, Lagos, Nigeria',
			description: 'Home or business address in one line',
		}),
		text('email', 'Email', { placeholder: 'e.g. name@email.com' }),
		phone(),
	]),
];

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a customer',
	description: 'Change what is filled in; everything else keeps its value',
	effect: 'write',
	refusal: writeRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'PUT',
		path: `/customer/${segment(input, customerId)}`,
		body: changes(input),
	}),
};

function changes(input: OperationInput): IDataObject {
	const filled = payload(input, FORM);
	if (Object.keys(filled).length > 0) return filled;
	throw new InputError(
		'There is nothing to update',
		'Fill in Email, Phone Number or Address under Update Fields.',
	);
}
