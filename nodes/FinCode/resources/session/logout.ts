import type { Operation } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { secret } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { LOGOUT } from '../../address';

const FORM = additional(
	secret('refreshToken', 'Refresh Token', {
		wire: 'refresh_token',
		description: 'This package keeps no refresh token, so there is usually none to send',
	}),
);

export const logout: Operation = {
	value: 'logout',
	name: 'Log Out',
	action: 'Log out the session',
	description:
		'End the session of the credential. Every workflow with this credential signs in again on its next call.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => {
		if (input.credential.authentication === 'apiToken') {
			throw new InputError(
				'An API token has no session to log out of',
				'Remove the token in the FinCode dashboard if it must end.',
			);
		}
		return { method: 'PUT', path: LOGOUT, body: payload(input, FORM) };
	},
	output: (body) => body,
};
