import type { Operation } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { day, text, extraFields } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { country } from '../../fields/countries';
import { phone } from '../../fields/person';

const FORM = inGroup('updateFields', [
	text('firstName', 'First Name', { placeholder: 'e.g. Ada' }),
	text('lastName', 'Last Name', { placeholder: 'e.g. Obi' }),
	phone('phone', 'Phone'),
	day('dob', 'Date of Birth', 'yyyy-MM-dd'),
	country('nationality', 'Nationality'),
	text('customerGender', 'Gender', { placeholder: 'e.g. MALE' }),
	text('addressAddress1', 'Address Line 1', {
		wire: 'address.address1',
		placeholder: 'e.g. 221B Baker Street',
	}),
	text('addressAddress2', 'Address Line 2', { wire: 'address.address2', placeholder: 'e.g. Flat 3' }),
	text('addressCity', 'City', { wire: 'address.city', placeholder: 'e.g. London' }),
	extraFields('Fields of this call that the form lacks; their names stand on its page at FinCode.'),
]);

export const updateProfile: Operation = {
	value: 'updateProfile',
	name: 'Update Own Profile',
	action: 'Update the profile of the signed-in user',
	description: 'Change the profile of the user of the credential. The e-mail address can not be changed.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => {
		const body = payload(input, FORM);
		if (Object.keys(body).length === 0) {
			throw new InputError('There is nothing to update', 'Add at least one field under Update Fields.');
		}
		return { method: 'PUT', path: `${SERVICES_V6}/usermanagement/profile-edit`, body };
	},
};
