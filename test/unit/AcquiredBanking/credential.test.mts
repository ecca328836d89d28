import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { AcquiredBankingApi } from '../../../credentials/AcquiredBankingApi.credentials';
import { acquiredBankingProbe } from '../../../nodes/AcquiredBanking/credentialTest';
import { storedToken } from '../../../nodes/AcquiredBanking/login/session';
import { REFUSED_TOKEN, SignInError, SignInFault } from '../../../nodes/shared/api/login';
import { rejectionOf } from '../support/errors.mts';
import { contract } from './contract.mts';

const credential = new AcquiredBankingApi();

let lastUser = 0;

/** A credential no other test uses: log-ins of one process are remembered. */
const fresh = (more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	baseUrl: 'https://bank.example/hub/',
	loginWith: 'emailPassword',
	email: `user-${++lastUser}@example.com`,
	password: " 4]'Hy.$.MC=dQ9Uz ",
	appId: `app-${lastUser}`,
	...more,
});

interface Given {
	status?: number;
	body?: unknown;
}

/** A provider that answers log-ins like this, and keeps what it was sent. */
function answering(...answers: Array<Given | Error>) {
	const sent: IHttpRequestOptions[] = [];
	const helper = {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				sent.push(options);
				const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
				if (answer instanceof Error) throw answer;
				const { status = 200, body } = answer;
				const text = typeof body === 'string' ? body : JSON.stringify(body);
				return { statusCode: status, headers: { 'retry-after': '7' }, body: text };
			},
		},
	} as unknown as IHttpRequestHelper;
	const spoken = async (data: ICredentialDataDecryptedObject) =>
		await credential.preAuthentication.call(helper, data);
	return {
		sent,
		spoken,
		/** With what the failure itself is, as runs read it. */
		logIn: async (data: ICredentialDataDecryptedObject) =>
			await spoken(data).catch((error: Error) => {
				throw error.cause;
			}),
	};
}

const token = (text: string, login_timeout: unknown = 7200): Given => ({
	body: { status: 1, message: 'Success', data: { token: text, login_timeout } },
});

describe('authenticate', () => {
	const authenticate = credential.authenticate as (
		data: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;

	test('puts the token after the word token, beside the headers that are there', async () => {
		const options = await authenticate(fresh({ sessionToken: 'T1' }), {
			url: '/x',
			headers: { Accept: 'a' },
		});
		expect(options.headers).toEqual({ Accept: 'a', Authorization: 'token T1' });
	});

	test('sends nothing to another product of Acquired', async () => {
		const wrong = fresh({ baseUrl: 'https://gateway.acquired.com', sessionToken: 'T1' });
		expect(await rejectionOf(authenticate(wrong, { url: '/x' }))).toMatchObject({ name: 'InputError' });
	});

	test('keeps a token to the log-in it is of', async () => {
		const { logIn } = answering(token('T-own'));
		const data = fresh();
		const stored = { ...data, ...(await logIn(data)) } as ICredentialDataDecryptedObject;
		const header = async (changes: ICredentialDataDecryptedObject) =>
			(await authenticate({ ...stored, ...changes }, { url: '/x' })).headers?.Authorization;
		expect(await header({})).toBe('token T-own');
		expect(await header({ password: 'other' })).toBe('token ');
		expect(await header({ baseUrl: 'https://elsewhere.example' })).toBe('token ');
		expect(await header({ email: 'other@example.com' })).toBe('token ');
	});
});

describe('the log-in', () => {
	test('by e-mail: what is sent, and what is stored', async () => {
		const { sent, logIn } = answering(token('T-mail'));
		const data = fresh();
		expect(await logIn(data)).toEqual({
			sessionToken: 'T-mail',
			sessionInfo: expect.stringMatching(/^[0-9a-f]{16} \d{13}$/),
		});
		expect(sent).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: 'https://bank.example/hub/login',
				body: { email: data.email, password: data.password },
				headers: contract.auth.login.headers,
				disableFollowRedirect: true,
			}),
		]);
		expect(sent[0]?.headers).not.toHaveProperty('Authorization');
	});

	test('by app ID and key', async () => {
		const { sent, logIn } = answering(token('T-app'));
		await logIn(fresh({ loginWith: 'appKey', appId: 'app-of-this-test', appKey: 'key' }));
		expect(sent[0]?.body).toEqual({ app_id: 'app-of-this-test', app_key: 'key', api: true });
	});

	test.each([
		[{ email: '' }, 'Email is missing'],
		[{ password: ' ' }, 'Password is missing'],
		[{ loginWith: 'appKey', appId: '' }, 'App ID is missing'],
		[{ loginWith: 'appKey', appId: 'a', appKey: '' }, 'App Key is missing'],
		[{ baseUrl: '' }, 'Base URL is missing'],
	])('%j is not even tried', async (changes, message) => {
		const { sent, logIn } = answering(token('T'));
		expect(await rejectionOf(logIn(fresh(changes)))).toMatchObject({ message });
		expect(sent).toEqual([]);
	});

	test('twenty at once are one', async () => {
		const { sent, logIn } = answering(token('T-many'));
		const data = fresh();
		const given = await Promise.all(Array.from({ length: 20 }, async () => await logIn({ ...data })));
		expect(new Set(given.map(({ sessionToken }) => sessionToken))).toEqual(new Set(['T-many']));
		expect(sent).toHaveLength(1);
	});

	test('two spellings of one user and address are one, which sends what was typed', async () => {
		const { sent, logIn } = answering(token('T-one'));
		const data = fresh();
		const email = ` ${String(data.email).toUpperCase()}`;
		const spelled = { ...data, baseUrl: 'https://BANK.example:443/hub', email };
		expect(await logIn(spelled)).toEqual(await logIn(data));
		expect(sent.map(({ body }) => body)).toEqual([{ email: email.trim(), password: data.password }]);
	});

	test('a refused token is not given out again, whoever names it', async () => {
		const { sent, logIn } = answering(token('T-1'), token('T-2'), token('T-3'));
		const data = fresh();
		await logIn(data);
		expect(await logIn({ ...data, sessionToken: 'T-1' })).toMatchObject({ sessionToken: 'T-2' });
		expect(await logIn({ ...data, sessionToken: '', [REFUSED_TOKEN]: 'T-2' })).toMatchObject({
			sessionToken: 'T-3',
		});
		expect(await logIn({ ...data, sessionToken: 'T-1' })).toMatchObject({ sessionToken: 'T-3' });
		expect(sent).toHaveLength(3);
	});

	test('a new token for each request: each asks anew', async () => {
		const { sent, logIn } = answering(token('E-1'), token('E-2'));
		const data = fresh({ tokenPerRequest: true });
		expect(await logIn(data)).toMatchObject({ sessionToken: 'E-1' });
		expect(await logIn(data)).toMatchObject({ sessionToken: 'E-2' });
		expect(sent).toHaveLength(2);
	});

	test.each([
		[{ status: 401, body: { status: -1, message: 'Wrong' } }, 'The log-in details were refused: Wrong'],
		[{ status: 200, body: { status: -1, message: 'Wrong email' } }, 'The log-in was refused: Wrong email'],
		[{ status: 400, body: { status: '-1' } }, 'The log-in was refused without a reason (HTTP 400)'],
		[{ status: 404, body: { status: -1, message: 'No user' } }, 'The log-in was refused: No user'],
		[{ status: 404, body: {} }, 'There is no log-in at Base URL (HTTP 404)'],
		[{ status: 200, body: { status: 1, data: {} } }, 'There is no log-in at Base URL (HTTP 200)'],
		[{ status: 302, body: {} }, 'There is no log-in at Base URL (HTTP 302)'],
		[{ status: 401, body: '<html>Sign in</html>' }, 'There is no log-in at Base URL (HTTP 401)'],
		[{ status: 403, body: '<html>Forbidden</html>' }, 'There is no log-in at Base URL (HTTP 403)'],
		[{ status: 200, body: { message: 'Account suspended.' } }, 'The log-in was refused: Account suspended'],
		[{ status: 403, body: { message: 'Account suspended.' } }, 'The log-in was refused: Account suspended'],
	])('%j is a refusal, asked for once', async (answer, message) => {
		const { sent, logIn } = answering(answer);
		const data = fresh();
		for (let again = 0; again < 3; again++) {
			const error = await rejectionOf(logIn(data));
			expect(error).toBeInstanceOf(SignInError);
			expect(error).toMatchObject({ message, hint: expect.stringMatching(/Check |Correct /) });
		}
		expect(sent).toHaveLength(1);
	});

	const app = { loginWith: 'appKey', appKey: 'key' };
	test.each<[object, ICredentialDataDecryptedObject, string, string]>([
		[{ message: 'The email is not valid' }, {}, 'The email is not valid', 'Correct Email in the Acquired'],
		[{ message: 'Invalid login details' }, {}, 'Invalid login details', 'Correct Email and Password in'],
		[{ message: 'Invalid login details' }, app, 'Invalid login details', 'Correct App ID and App Key in'],
		[{ message: 'app_id is required' }, {}, 'app_id is required', 'Correct Log In With in the Acquired'],
		[{ message: 'email is required' }, app, 'email is required', 'Correct Log In With in the Acquired'],
		[
			{ message: 'This company is suspended' },
			{},
			'This company is suspended',
			'Correct in the Acquired credential what this answer names. If the credential is right, send',
		],
		[{}, {}, ' without a reason (HTTP 4', 'Check Email, Password, Log In With and Base URL in the Acquired'],
	])('refused with %j is told by what the answer says is wrong', async (body, details, words, step) => {
		for (const status of [400, 422]) {
			for (const given of [body, { ...body, status: -1 }]) {
				const error = await rejectionOf(answering({ status, body: given }).logIn(fresh(details)));
				expect(error).toBeInstanceOf(SignInError);
				expect((error as SignInError).message).toContain(words);
				expect((error as SignInError).hint).toContain(step);
				expect((error as SignInError).hint).toContain('The log-in is not repeated by itself');
			}
		}
	});

	test('says in one text what happened and what to do', async () => {
		const refused = await rejectionOf(answering({ status: 401, body: { message: 'Wrong' } }).spoken(fresh()));
		expect((refused as Error).message).toMatch(
			/^The log-in details were refused: Wrong\. Check Email and Password/,
		);
		const gone = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
		expect((await rejectionOf(answering(gone).spoken(fresh()))) as Error).toHaveProperty(
			'message',
			'There is no server at https://bank.example/hub. Check Base URL in the credential, and the network of this n8n.',
		);
	});

	test('the refusal repeats no secret', async () => {
		const { logIn } = answering({ status: 401, body: { message: "unknown 4]'Hy.$.MC=dQ9Uz given" } });
		const error = await rejectionOf(logIn(fresh({ password: "4]'Hy.$.MC=dQ9Uz" })));
		expect((error as Error).message).toBe('The log-in details were refused: unknown [hidden] given');
	});

	test.each([
		[
			{ status: 503, body: { message: 'down' } },
			{ httpStatus: 503, retryAfter: '7' },
		],
		[
			{ status: 429, body: {} },
			{ httpStatus: 429, retryAfter: '7' },
		],
		[Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), { network: 'ECONNREFUSED' }],
		[Object.assign(new Error('x'), { code: 'ECONNABORTED' }), { network: 'ECONNABORTED' }],
	])('%j is a fault, which may be tried again', async (answer, facts) => {
		const { sent, logIn } = answering(answer, token('T-after'));
		const data = fresh();
		const error = await rejectionOf(logIn(data));
		expect(error).toBeInstanceOf(SignInFault);
		expect((error as SignInFault).facts).toEqual(facts);
		expect(await logIn(data)).toMatchObject({ sessionToken: 'T-after' });
		expect(sent).toHaveLength(2);
	});
});

describe('the stored token', () => {
	const stored = async (life: unknown) => {
		const data = fresh();
		const { logIn } = answering(token(`T-life-${String(life)}`, life));
		return { ...data, ...(await logIn(data)) } as ICredentialDataDecryptedObject;
	};

	test.each([
		[7200, 7140],
		['7200', 7140],
		[undefined, 7140],
		[120, 60],
		[10, 5],
	])('with a life of %j s is used for %d s', async (life, seconds) => {
		const data = await stored(life);
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now');
		clock.mockReturnValue(now + seconds * 1000 - 2000);
		expect(storedToken.read(data)).not.toBe('');
		clock.mockReturnValue(now + seconds * 1000 + 1);
		expect(storedToken.read(data)).toBe('');
		clock.mockRestore();
	});

	test('is not used where each request has its own', async () => {
		expect(storedToken.read({ ...(await stored(7200)), tokenPerRequest: true })).toBe('');
	});

	test('is kept in a hidden field that n8n renews and never shows', () => {
		const { field } = storedToken;
		expect(credential.properties.find(({ name }) => name === field)).toMatchObject({
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
		});
	});
});

test('the test of the credential lists the ledgers', () => {
	expect(acquiredBankingProbe.path).toBe(contract.auth.test.path);
	expect(acquiredBankingProbe.isOwn({ status: 1, data: {} })).toBe(true);
	expect(acquiredBankingProbe.isOwn({ status: -1 })).toBe(false);
});
