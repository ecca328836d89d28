import { SignInError } from '../../../../nodes/shared/api/login';
import { refusedLogin } from '../../../../nodes/shared/http/refusedLogin';

const words = {
	service: 'Acme',
	login: 'sign-in',
	fields: [
		{ label: 'Email', named: /\be-?mail\b/i },
		{ label: 'Password', named: /password/i },
		{ label: 'Device', named: /\bdevice\b/i },
	],
	warning: 'Acme locks the user.',
};

const ASK =
	'Correct in the Acme credential what this answer names. If the credential is right, send the answer to Acme.';

test.each([
	[
		{ message: 'Email must be valid.' },
		'The sign-in was refused: Email must be valid',
		'Correct Email in the Acme credential before running again.',
	],
	[
		{ message: 'Wrong e-mail, password or device' },
		'The sign-in was refused: Wrong e-mail, password or device',
		'Correct Email, Password and Device in the Acme credential before running again.',
	],
	[
		{ message: 'must not be blank', field: 'device' },
		'The sign-in was refused: device: must not be blank',
		'Correct Device in the Acme credential before running again.',
	],
	[
		// The field decides, whatever else the sentence speaks of.
		{ message: 'branch is missing beside the password', field: 'branch' },
		'The sign-in was refused: branch is missing beside the password',
		'The Acme credential has no field for this. Send the answer to Acme and ask what to do.',
	],
	[{ message: '', field: 'email' }, 'The sign-in was refused because of email', 'Correct Email in the Acme'],
	[{ message: 'The office is closed' }, 'The sign-in was refused: The office is closed', ASK],
	[
		{ message: '' },
		'The sign-in was refused without a reason (HTTP 400)',
		'Check Email, Password and Device in the Acme credential. If they are right, ask Acme.',
	],
])('%j: %s. %s', (reason, message, hint) => {
	const error = refusedLogin(words, { status: 400, ...reason });
	expect(error).toBeInstanceOf(SignInError);
	expect(error.message).toBe(message);
	expect(error.hint).toContain(hint);
	expect(error.hint).toMatch(/ Acme locks the user\.$/);
});
