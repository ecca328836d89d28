import {
	fincodeBox,
	type FincodeBox,
	type Failure,
	lendingHeaders,
	order,
	createHeaders,
	PASSWORD,
	SIX,
	wrapped,
} from './fincode.mts';

const PROFILE = `${SIX}/usermanagement/profile`;
const MANAGER = 'manager@sim.example';

let box: FincodeBox;
beforeAll(async () => {
	box = await fincodeBox();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const profile = (token: string) => box.bare<Failure>('GET', PROFILE, undefined, { 'x-auth-token': token });
const tokenOf = async (email = MANAGER) => (await box.logIn(email)).json.data.access_token;

describe('sign-in', () => {
	test('gives a JWT of an hour that works, and counts', async () => {
		const { status, json } = await box.logIn(MANAGER);
		expect([status, json.status, json.responseCode]).toEqual([200, 'SUCCESS', 200]);
		const [head = '', claims = ''] = json.data.access_token.split('.');
		const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
		expect(read(head).alg).toBe('RS256');
		expect(read(claims).exp - read(claims).iat).toBe(3_600);
		expect((await profile(json.data.access_token)).status).toBe(200);
		expect((await box.state()).logins).toEqual({ tries: 1, accepted: 1 });
	});

	test('a wrong password is 401, an unknown user 404', async () => {
		const wrong = await box.logIn(MANAGER, 'nope');
		expect([wrong.status, wrong.json.error.code]).toEqual([401, 'AUTH_REQUIRED']);
		const unknown = await box.logIn('nobody@sim.example');
		expect([unknown.status, unknown.json.error.code]).toEqual([404, 'NOT_FOUND']);
		expect((await box.state()).logins).toEqual({ tries: 2, accepted: 0 });
	});

	test('five failures lock the account, also for the right password, until it is unlocked', async () => {
		for (let tries = 0; tries < 5; tries++) expect((await box.logIn(MANAGER, 'nope')).status).toBe(401);
		const locked = await box.logIn(MANAGER);
		expect([locked.status, locked.json.error.code]).toEqual([403, 'FORBIDDEN']);
		await box.control('PUT', `/users/${MANAGER}`, { locked: false });
		expect((await box.logIn(MANAGER)).status).toBe(200);
	});

	test('a good sign-in starts the count anew', async () => {
		for (let round = 0; round < 2; round++) {
			for (let tries = 0; tries < 4; tries++) await box.logIn(MANAGER, 'nope');
			expect((await box.logIn(MANAGER)).status).toBe(200);
		}
	});

	test('its body is bare whatever the format, and its headers are asked for', async () => {
		const login = `${SIX}/securitymanagement/login`;
		const body = { email: MANAGER, currentPassword: PASSWORD };
		const reply = await box.bare<Failure>('PUT', login, wrapped(body));
		expect([reply.status, reply.json.error.field]).toEqual([422, 'email']);
		const without = await box.send<Failure>('PUT', `/fincode/api${login}`, body, { platform: 'fincode' });
		expect([without.status, without.json.error.field]).toEqual([422, 'uuid']);
	});
});

describe('tokens', () => {
	test.each([3_600_000, 5_000])('one that lives %d ms ends then', async (tokenLifeMs) => {
		await box.set({ tokenLifeMs });
		const token = await tokenOf();
		await box.advance(tokenLifeMs - 2_000);
		expect((await profile(token)).status).toBe(200);
		await box.advance(2_000);
		const ended = await profile(token);
		expect([ended.status, ended.json.error.code]).toEqual([401, 'AUTH_REQUIRED']);
	});

	test.each([undefined, '', 'Bearer x', 'sim_api_token'])('%p is none', async (token) => {
		const headers: Record<string, string> = token === undefined ? {} : { 'x-auth-token': token };
		expect((await box.bare('GET', PROFILE, undefined, headers)).status).toBe(401);
	});

	test('an API token needs no sign-in and does not end', async () => {
		await box.advance(86_400_000);
		expect((await profile('sim_api_token_agent')).status).toBe(200);
	});

	test('all can be ended at once', async () => {
		const token = await tokenOf();
		expect((await box.control('POST', '/tokens/expire')).json).toEqual({ expired: true });
		expect((await profile(token)).status).toBe(401);
	});

	test('a refresh token works once; its second use is 403 and ends the session', async () => {
		const { refresh_token: first } = (await box.logIn(MANAGER)).json.data;
		const refresh = () =>
			box.bare<{ data: { access_token: string } }>('PUT', `${SIX}/securitymanagement/refresh-token`, {
				refresh_token: first,
			});
		const { data } = (await refresh()).json;
		expect((await profile(data.access_token)).status).toBe(200);
		expect((await refresh()).status).toBe(403);
		expect((await profile(data.access_token)).status).toBe(401);
	});

	test('logging out ends the token', async () => {
		const token = await tokenOf();
		const headers = { 'x-auth-token': token };
		expect((await box.bare('PUT', `${SIX}/securitymanagement/logout`, {}, headers)).status).toBe(200);
		expect((await profile(token)).status).toBe(401);
	});

	test('a changed password is the one to sign in with', async () => {
		const change = (body: object) => box.api('PUT', `${SIX}/securitymanagement/change-password`, body);
		const weak = await change({ currentPassword: PASSWORD, newPassword: 'weak' });
		expect([weak.status, weak.json.error.field]).toEqual([422, 'newPassword']);
		const wrong = await change({ currentPassword: 'x', newPassword: 'N3wer!pass' });
		expect(wrong.json.error.field).toBe('currentPassword');
		expect((await change({ currentPassword: PASSWORD, newPassword: 'N3wer!pass' })).status).toBe(200);
		expect((await box.logIn(MANAGER)).status).toBe(401);
		expect((await box.logIn(MANAGER, 'N3wer!pass')).status).toBe(200);
	});
});

describe('roles', () => {
	const refused = [
		['cashier', 'POST', `${SIX}/paymentmanagement/awaiting-payment-actions`],
		['customer', 'POST', `${SIX}/paymentmanagement/awaiting-payment-actions`],
		['agent', 'GET', `${SIX}/admin/loan-application/x`],
		['customer', 'GET', `${SIX}/admin/repayments/list`],
		['customer', 'POST', `${SIX}/gateway/post-account`],
	] as const;
	test.each(refused)('a %s gets 403 for %s %s', async (role, method, path) => {
		const data = method === 'GET' ? undefined : {};
		const reply = await box.api(method, path, data, lendingHeaders(), role);
		expect([reply.status, reply.json.error.code]).toEqual([403, 'FORBIDDEN']);
	});

	test('a role can be changed', async () => {
		await box.control('PUT', '/users/agent@sim.example', { role: 'MANAGER' });
		const list = `${SIX}/admin/repayments/list`;
		expect((await box.api('GET', list, undefined, lendingHeaders(), 'agent')).status).toBe(200);
		expect((await box.control('PUT', '/users/nobody', { role: 'MANAGER' })).status).toBe(404);
		expect((await box.control('PUT', `/users/${MANAGER}`, { role: 'KING' })).status).toBe(400);
	});
});

describe('headers that are missing are named', () => {
	test.each(['platform', 'uuid'])('%s, of every call', async (name) => {
		const headers: Record<string, string> = {
			'x-auth-token': 'sim_api_token_manager',
			platform: 'fincode',
			uuid: '200',
		};
		delete headers[name];
		const reply = await box.send<Failure>('GET', `/fincode/api${PROFILE}`, undefined, headers);
		expect([reply.status, reply.json.error.field]).toEqual([422, name]);
	});

	test.each(Object.keys(lendingHeaders()))('%s, of lending calls', async (name) => {
		const headers = lendingHeaders();
		delete headers[name];
		const reply = await box.api('GET', '/v1/services/user/get-loan-offer', undefined, headers);
		expect([reply.status, reply.json.error.field]).toEqual([422, name]);
	});

	test.each(['x-idempotency-key', 'ipAddress', 'password'])('%s, of create-transaction', async (name) => {
		const headers = createHeaders();
		delete headers[name];
		const path = `${SIX}/transactionmanagement/create-transaction`;
		const reply = await box.api('POST', path, order(), headers);
		expect([reply.status, reply.json.error.field]).toEqual([422, name.toLowerCase()]);
	});
});

describe('formats and envelopes', () => {
	const quote = { principalAmount: '150.00', principalAmountCurrency: 'GBP', deriveAmountCurrency: 'NGN' };
	const ask = (body: unknown) =>
		box.bare<Failure>('POST', `${SIX}/quote/callQuote`, body, { 'x-auth-token': 'sim_api_token_agent' });

	test('both request formats are understood; each can be refused', async () => {
		expect((await ask(wrapped(quote))).status).toBe(200);
		expect((await ask(quote)).status).toBe(200);
		await box.set({ requestFormat: 'standard' });
		expect((await ask(wrapped(quote))).status).toBe(200);
		expect((await ask(quote)).json.error).toMatchObject({ code: 'VALIDATION_ERROR', field: 'data' });
		await box.set({ requestFormat: 'flat' });
		expect((await ask(quote)).status).toBe(200);
		expect((await ask(wrapped(quote))).json.error).toMatchObject({ field: 'principalAmount' });
	});

	test.each([
		[{ request_id: '', timestamp: '2024-01-15T10:30:00Z' }, 'metadata.request_id'],
		[{ request_id: 'r', timestamp: '2024-01-15T10:30:00.000Z' }, 'metadata.timestamp'],
	])('metadata %p is refused', async (metadata, field) => {
		expect((await ask({ data: quote, metadata })).json.error.field).toBe(field);
	});

	test('the reply envelope of the API Reference', async () => {
		await box.set({ replyEnvelope: 'seed' });
		expect((await ask(wrapped(quote))).json).toEqual({
			success: true,
			data: expect.objectContaining({ rate: 2_050 }),
			metadata: {
				request_id: expect.any(String),
				timestamp: expect.any(String),
				processing_time_ms: expect.any(Number),
			},
		});
	});

	test('the error envelopes', async () => {
		expect((await ask({})).json).toEqual({
			success: false,
			error: {
				code: 'VALIDATION_ERROR',
				message: expect.any(String),
				field: 'principalAmount',
				details: {},
			},
			metadata: { request_id: expect.any(String), timestamp: expect.any(String) },
		});
		await box.set({ errorEnvelope: 'page' });
		expect((await ask({})).json).toEqual({
			status: 'FAILED',
			responseCode: 422,
			message: expect.any(String),
		});
	});

	test('unknown paths and broken bodies get the error envelope', async () => {
		const nothing = await box.api('GET', '/v6/services/nothing');
		expect([nothing.status, nothing.json.error.code]).toEqual([404, 'NOT_FOUND']);
		expect((await ask('{"data":')).json.error.code).toBe('INVALID_REQUEST');
	});

	test('both spellings of the preference path, one at a time', async () => {
		const admin = `${SIX}/admin/organisation-preference-management`;
		const ask = async () =>
			await Promise.all(
				['organisation', 'organisaction'].map(
					async (word) => (await box.api('GET', `${admin}/fetch-${word}-preference`)).status,
				),
			);
		expect(await ask()).toEqual([200, 404]);
		await box.set({ pathVariant: 'second' });
		expect(await ask()).toEqual([404, 200]);
	});
});
