import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { authenticated } from '../../../nodes/FinCode/login/authenticate';
import { preAuthentication } from '../../../nodes/FinCode/login/preAuthentication';
import { signIn, tokenOf } from '../../../nodes/FinCode/login/signIn';
import { SignInError, SignInFault } from '../../../nodes/shared/api/login';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { judgeError } from '../../../nodes/shared/http/judge';
import { LoginTokens } from '../../../nodes/shared/http/loginTokens';
import { rejectionOf, thrownBy } from '../support/errors.mts';
import { FakeHttp, networkFault, type Answer } from '../support/helpers.mts';
import { FakeClock } from '../support/timing.mts';
import { CREDENTIAL, fincodeContract, HOST } from './support.mts';

const { auth } = fincodeContract;
const loginReply = (token = 'jwt-1') => ({ body: { status: 'SUCCESS', data: { access_token: token } } });

class World {
	readonly http: FakeHttp;
	readonly clock = new FakeClock();
	private readonly store = new LoginTokens({ rememberRefusalSeconds: 60 }, this.clock);

	constructor(...answers: Answer[]) {
		this.http = new FakeHttp(...answers);
	}

	async signIn(credential: IDataObject = {}): Promise<{ sessionToken?: string }> {
		const helpers = this.http.helpers as unknown as IHttpRequestHelper['helpers'];
		return await signIn(helpers, { ...CREDENTIAL, ...credential } as never, this.store);
	}

	/** What the credential would send after signing in. */
	async token(credential: IDataObject = {}): Promise<string> {
		const stored = await this.signIn(credential);
		return tokenOf({ ...CREDENTIAL, ...credential, ...stored } as never);
	}
}

describe('signing in', () => {
	test('is the documented call, flat and without a token', async () => {
		const world = new World(loginReply());
		expect(await world.token()).toBe('jwt-1');
		expect(world.http.credentials).toEqual([undefined]);
		expect(world.http.requests[0]).toMatchObject({
			method: auth.login.method,
			url: `${HOST}${auth.login.basePath}${auth.login.path}`,
			body: { email: CREDENTIAL.email, currentPassword: CREDENTIAL.password },
			headers: { 'Content-Type': 'application/json', platform: 'fincode', uuid: '200' },
			disableFollowRedirect: true,
		});
	});

	test.each(auth.login.tokenPaths)('finds the token at %s', async (path) => {
		const body = path
			.split('.')
			.reverse()
			.reduce<unknown>((inner, key) => ({ [key]: inner }), 'jwt-1');
		expect(await new World({ body }).token()).toBe('jwt-1');
	});

	test('happens once for all items that need it at the same time', async () => {
		const world = new World(loginReply());
		const tokens = await Promise.all(Array.from({ length: 10 }, async () => await world.token()));
		expect(new Set(tokens)).toEqual(new Set(['jwt-1']));
		expect(world.http.requests).toHaveLength(1);
	});

	test('happens again when the token was refused, and never uses a refresh token', async () => {
		const world = new World(loginReply('jwt-1'), loginReply('jwt-2'));
		const { sessionToken } = await world.signIn();
		expect(await world.token({ sessionToken })).toBe('jwt-2');
		expect(world.http.requests.map(({ url }) => url).join()).not.toContain('refresh');
	});

	test('has nothing to do with an API token', async () => {
		const world = new World(loginReply());
		const mode = { authentication: 'apiToken', apiToken: ' api-1 ' };
		expect(await world.signIn(mode)).toEqual({});
		expect(await world.token(mode)).toBe('api-1');
		expect(world.http.requests).toHaveLength(0);
	});

	test.each([{ email: '' }, { password: '' }])('needs e-mail and password: %j', async (credential) => {
		const world = new World(loginReply());
		expect(await rejectionOf(world.signIn(credential))).toBeInstanceOf(SignInError);
		expect(world.http.requests).toHaveLength(0);
	});
});

describe('a refused sign-in', () => {
	test.each([
		[401, {}, 'Wrong e-mail or password'],
		[403, {}, 'is locked'],
		[404, {}, 'no such user in tenant acme'],
		[200, { status: 'FAILED', message: 'not today' }, 'was refused: not today'],
		[200, { success: false }, 'sign-in was refused'],
		[200, { status: 'SUCCESS', data: {} }, 'was answered without a token this node knows'],
	])('HTTP %i %j: %s', async (status, body, words) => {
		const error = await rejectionOf(new World({ status, body }).signIn());
		expect(error).toBeInstanceOf(SignInError);
		expect((error as SignInError).message).toContain(words);
		expect((error as SignInError).hint).not.toBe('');
		expect(JSON.stringify([(error as SignInError).message, (error as SignInError).hint])).not.toContain(
			String(CREDENTIAL.password),
		);
	});

	test.each<[object, string, string]>([
		[
			{ success: false, error: { code: 'INVALID_REQUEST', field: 'platform', message: 'unknown platform' } },
			'The sign-in was refused: unknown platform',
			'Correct Platform Header in the FinCode credential before running again.',
		],
		[
			{ success: false, error: { code: 'VALIDATION_ERROR', field: 'uuid', message: 'must not be blank' } },
			'The sign-in was refused: uuid: must not be blank',
			'Correct UUID Header in the FinCode credential before running again.',
		],
		[
			{ status: 'FAILED', message: 'currentPassword must be encrypted' },
			'The sign-in was refused: currentPassword must be encrypted',
			'Correct Password and Public Key in the FinCode credential before running again.',
		],
		[
			{ success: false, error: { field: 'branchCode', message: 'branchCode is missing' } },
			'The sign-in was refused: branchCode is missing',
			'The FinCode credential has no field for this. Send the answer to FinCode and ask what to do.',
		],
		[
			{ message: 'API access is switched off for this customer' },
			'The sign-in was refused: API access is switched off for this customer',
			'Correct in the FinCode credential what this answer names. If the credential is right, send',
		],
		[{ error: 'unknown tenant' }, 'The sign-in was refused: unknown tenant', 'Correct Domain in the FinCode'],
		[
			{},
			'The sign-in was refused without a reason',
			'Check Email, Password, Public Key, Domain, Platform Header',
		],
		[{ success: false, error: { code: 'AUTH_REQUIRED' } }, 'Wrong e-mail or password', 'Email and Password'],
		[{ success: false, error: { code: 'FORBIDDEN' } }, 'This user is locked', 'Wait until the lockout ends'],
	])('is told by what the answer says is wrong: %j', async (body, message, hint) => {
		for (const status of [400, 422, 406]) {
			const error = await rejectionOf(new World({ status, body }).signIn());
			expect(error).toBeInstanceOf(SignInError);
			expect((error as SignInError).message).toContain(message);
			expect((error as SignInError).hint).toContain(hint);
			expect((error as SignInError).hint).toContain('For one minute the node does not try again.');
			if (!hint.includes('Email')) expect((error as SignInError).hint).not.toContain('Email');
		}
	});

	test('with HTTP 403 and another reason is not called a locked user', async () => {
		const body = { success: false, error: { code: 'FORBIDDEN', message: 'Not from this country' } };
		const error = await rejectionOf(new World({ status: 403, body }).signIn());
		expect((error as SignInError).message).toBe('The sign-in was refused: Not from this country');
	});

	test('that is a redirect is not FinCode: the address is named, and nobody is locked', async () => {
		const world = new World({ status: 302, body: {} }, loginReply());
		const error = await rejectionOf(world.signIn());
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).message).toContain('a redirect to another address (HTTP 302)');
		expect((error as InputError).hint).toBe('Check Domain and Environment in the FinCode credential.');
		expect(await world.token()).toBe('jwt-1');
	});

	test.each([200, 302, 400, 403, 404])(
		'with a page (HTTP %i) is the word of a proxy: nobody is locked, and it is not remembered',
		async (status) => {
			const world = new World({ status, body: '<html>Access denied</html>' }, loginReply());
			const error = await rejectionOf(world.signIn());
			expect(error).toBeInstanceOf(InputError);
			expect((error as InputError).message).toBe(
				`The sign-in was answered with a page instead of data (HTTP ${status})`,
			);
			expect((error as InputError).hint).toContain('Domain and Environment');
			expect(judgeError(error).outcome).toBe('notSent');
			expect(await world.token()).toBe('jwt-1');
		},
	);

	test.each(['USER_PENDING_APPROVAL', 'ACCOUNT_ALREADY_LOCKED'])(
		'with the code %s inside HTTP 200 is remembered',
		async (code) => {
			const world = new World({ body: { success: false, error: { code } } }, loginReply());
			for (let attempt = 0; attempt < 3; attempt++) {
				expect(await rejectionOf(world.signIn())).toBeInstanceOf(SignInError);
			}
			expect(world.http.requests).toHaveLength(1);
		},
	);

	test('with a page and HTTP 401 is remembered: it could be a wrong password', async () => {
		const world = new World({ status: 401, body: '<html>' }, loginReply());
		for (let attempt = 0; attempt < 3; attempt++) {
			const error = await rejectionOf(world.signIn());
			expect((error as SignInError).message).toContain('a page instead of data');
		}
		expect(world.http.requests).toHaveLength(1);
	});

	test('is answered from memory for a minute, because FinCode locks the user', async () => {
		const world = new World({ status: 401 }, loginReply());
		for (let attempt = 0; attempt < 5; attempt++) await rejectionOf(world.signIn());
		expect(world.http.requests).toHaveLength(1);
		world.clock.advance(60_001);
		expect(await world.token()).toBe('jwt-1');
	});

	test.each([{ password: 'Other1!pass' }, { email: 'b@acme.example' }, { domain: 'other' }])(
		'does not hold back another login: %j',
		async (credential) => {
			const world = new World({ status: 401 }, loginReply());
			await rejectionOf(world.signIn());
			expect(await world.token(credential)).toBe('jwt-1');
		},
	);
});

describe('a sign-in that could not be made', () => {
	test.each<[string, Answer]>([
		['no answer', networkFault('ECONNABORTED')],
		['HTTP 500', { status: 500 }],
		['HTTP 429', { status: 429, headers: { 'retry-after': '7' } }],
		['a failure of its own inside 200', { body: { status: 'FAILED', responseCode: 500 } }],
		[
			"a fault in FinCode's own word inside 200",
			{ body: { success: false, error: { code: 'SERVER_ERROR' } } },
		],
		['HTTP 503 with a page', { status: 503, body: '<html>' }],
	])('%s: nothing was sent, and it may be tried again', async (_name, answer) => {
		const world = new World(answer, loginReply());
		const error = await rejectionOf(world.signIn());
		expect(error).toBeInstanceOf(SignInFault);
		expect(judgeError(error).outcome).toBe('notSent');
		expect(await world.token()).toBe('jwt-1');
	});
});

test.each([500, 400])(
	'a sign-in answered %i with what was sent does not tell the password',
	async (status) => {
		const password = 'aB"3\\d&f';
		for (const quoted of [password, JSON.stringify(password), encodeURIComponent(password)]) {
			const message = `got currentPassword=${quoted}`;
			const world = new World({ status, body: { success: false, error: { code: 'X', message } } });
			const error = await rejectionOf(world.signIn({ password }));
			expect(String(error)).toContain('got currentPassword=');
			expect(String(error)).not.toContain(quoted);
		}
	},
);

describe('the stored token', () => {
	test('of another user, password or tenant counts as none', async () => {
		const { sessionToken } = await new World(loginReply()).signIn();
		const token = (change: IDataObject) => tokenOf({ ...CREDENTIAL, sessionToken, ...change } as never);
		expect(token({})).toBe('jwt-1');
		for (const change of [{ email: 'b@acme.example' }, { password: 'x' }, { domain: 'other' }]) {
			expect(token(change)).toBe('');
		}
	});

	test('is sent as it is when it was put there by hand', () => {
		expect(tokenOf({ ...CREDENTIAL, sessionToken: 'own' } as never)).toBe('own');
	});
});

describe('a call with the credential', () => {
	const call = (options: Partial<IHttpRequestOptions>, credential: IDataObject = {}) =>
		authenticated({ ...CREDENTIAL, sessionToken: 'jwt-1', ...credential } as never, {
			url: `${HOST}/api/v6/services/x`,
			...options,
		});

	test('carries the raw token and the two constants beside its own headers', () => {
		expect(call({ headers: { a: 'b' } }).headers).toEqual({
			a: 'b',
			platform: 'fincode',
			uuid: '200',
			'X-Auth-Token': 'jwt-1',
		});
	});

	test('gets the password only where an empty place waits for it', () => {
		const password = CREDENTIAL.password;
		expect(call({ headers: { password: '' } }).headers).toMatchObject({ password });
		expect(call({ headers: { password: 'own' } }).headers).toMatchObject({ password: 'own' });
		expect(call({}).headers).not.toHaveProperty('password');
		const wrapped = { data: { password: '' }, metadata: { request_id: 'r' } };
		expect(call({ body: wrapped }).body).toEqual({ ...wrapped, data: { password } });
		expect(call({ body: { password: '' } }).body).toEqual({ password });
		expect(call({ body: { a: 1 } }).body).toEqual({ a: 1 });
		expect(call({ body: [{ password: '' }] }).body).toEqual([{ password: '' }]);
		expect(wrapped.data.password).toBe('');
	});

	test('stops when the password is wanted and there is none', () => {
		expect(thrownBy(() => call({ headers: { password: '' } }, { password: '' }))).toBeInstanceOf(InputError);
	});

	test('never leaves FinCode', () => {
		expect(thrownBy(() => call({ url: 'https://evil.com/api/v6/services/x' }))).toBeInstanceOf(InputError);
	});

	test('goes to the host of the credential when it names only a path', () => {
		expect(call({ url: '/api/v6/services/usermanagement/profile' }).url).toBe(
			`${HOST}/api/v6/services/usermanagement/profile`,
		);
	});
});

describe('a call of the HTTP Request node to another host', () => {
	const isLogin = ({ url }: IHttpRequestOptions) => url.endsWith(auth.login.path);

	test('is stopped, and its failure is no reason to sign in anew', async () => {
		const http = new FakeHttp(loginReply(), { body: { status: 'SUCCESS' } });
		const helper = { helpers: http.helpers } as unknown as IHttpRequestHelper;
		const credential = { ...CREDENTIAL, email: 'outside@example.com' } as IDataObject;
		Object.assign(credential, await preAuthentication(helper, credential as never));
		for (let item = 0; item < 8; item++) {
			const call = { method: 'GET', uri: 'https://elsewhere.example/x' } as unknown as IHttpRequestOptions;
			expect(() => authenticated(credential as never, call)).toThrow('is not the address');
			// As n8n does after any failure.
			expect(await preAuthentication(helper, credential as never)).toEqual({});
		}
		expect(http.requests.filter(isLogin)).toHaveLength(1);
	});
});
