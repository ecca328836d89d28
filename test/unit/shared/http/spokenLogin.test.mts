import { SignInError, SignInFault } from '../../../../nodes/shared/api/login';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { judgeError } from '../../../../nodes/shared/http/judge';
import { spokenLogin } from '../../../../nodes/shared/http/spokenLogin';
import { rejectionOf } from '../../support/errors.mts';

const silence = { address: () => 'https://acme.example.com', fields: 'Domain' };

const said = async (error: Error) =>
	await rejectionOf(
		spokenLogin(async () => {
			throw error;
		}, silence),
	);

test('gives what the login gives', async () => {
	expect(await spokenLogin(async () => 'token', silence)).toBe('token');
});

test.each([
	[new SignInError('Wrong password', 'Correct it.'), 'Wrong password. Correct it.'],
	[new InputError('Domain is missing', 'Fill in Domain.'), 'Domain is missing. Fill in Domain.'],
	[
		new SignInFault('The sign-in was answered HTTP 500', { httpStatus: 500 }),
		/HTTP 500\. Try again in a while\.$/,
	],
	[
		new SignInFault('', { network: 'ENOTFOUND' }),
		'There is no server at https://acme.example.com. Check Domain in the credential',
	],
	[
		new SignInFault('', { network: 'EAI_AGAIN' }),
		'There is no server at https://acme.example.com. Check Domain in the credential',
	],
	[
		new SignInFault('', { network: 'ETIMEDOUT' }),
		'No answer came from https://acme.example.com in time. Test again in a minute',
	],
	[new TypeError('x.y is undefined'), 'The sign-in could not be made. Test the credential again.'],
])('%j becomes one text, and runs read it as before', async (error, message) => {
	const spoken = await said(error);
	expect(spoken).toMatchObject({ message: expect.stringMatching(message), cause: error });
	expect(judgeError(spoken)).toEqual(judgeError(error));
});
