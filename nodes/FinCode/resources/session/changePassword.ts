import type { Operation } from '../../../shared/api/operation';
import { field, secret } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { newPassword } from '../../fields/person';

const FORM = [
	secret('currentPassword', 'Current Password', {
		required: true,
		description: 'The one in the credential',
	}),
	field('string', newPassword, 'newPassword', 'New Password', {
		required: true,
		typeOptions: { password: true },
		description:
			'At least 8 characters, with a lower-case and an upper-case letter, a digit and one of !@#$%^&*',
	}),
];

export const changePassword: Operation = {
	value: 'changePassword',
	name: 'Change Password',
	action: 'Change the password of the signed-in user',
	description:
		'Change the password of the user of the credential. Put the new one into the credential right after.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'PUT',
		path: `${SERVICES_V6}/securitymanagement/change-password`,
		body: payload(input, FORM),
	}),
	output: (body) => body,
};
