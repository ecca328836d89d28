import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import {
	API_TOKEN,
	calls,
	control,
	CREATE,
	EMAIL,
	expireTokens,
	fincode,
	forgetCalls,
	GET_BALANCE,
	GET_PROFILE,
	logins,
	openAccounts,
	PASSWORD,
} from './fincode.mts';

const world = worldOf(fincode);

const ITEMS = Array.from({ length: 50 }, (_, index) => ({ key: `account-${index}` }));

/** A user whose refusals no other test of this file remembers. */
let lastUser = 0;
async function freshUser(): Promise<string> {
	const email = `user${++lastUser}@sim.example`;
	const answer = await fetch(`${world.baseUrl}/api/v6/services/usermanagement/register-customer`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', platform: 'fincode', uuid: '200' },
		body: JSON.stringify({
			customerType: 'INDIVIDUAL',
			firstName: 'Jane',
			lastName: 'Doe',
			email,
			phone: '+447700900123',
			password: 'Curr3nt!pass',
			confirmPassword: 'Curr3nt!pass',
			payloadEncrypted: false,
		}),
	});
	expect(answer.status).toBe(200);
	await forgetCalls(world);
	return email;
}

const profile = async () => await world.action(GET_PROFILE).run();

describe('one sign-in is enough', () => {
	test('for 50 items at once without a token', async () => {
		const email = await freshUser();
		world.credential({ email, password: 'Curr3nt!pass' });
		await openAccounts(
			world.sandbox.url,
			ITEMS.map(({ key }) => key),
		);
		const outcome = await world.action({ ...GET_BALANCE, options: { parallelItems: 50 } }).run(ITEMS);
		expect(shown(outcome)).toEqual({});
		expect(outcome.json.map(({ accountId }) => accountId)).toEqual(ITEMS.map(({ key }) => key));
		expect((await logins(world)).tries).toBe(1);
	});

	test('for 50 items at once whose token has just ended', async () => {
		await profile();
		await expireTokens(world);
		const before = (await logins(world)).tries;
		await openAccounts(
			world.sandbox.url,
			ITEMS.map(({ key }) => key),
		);
		const outcome = await world.action({ ...GET_BALANCE, options: { parallelItems: 50 } }).run(ITEMS);
		expect(outcome.json.map(({ accountId }) => accountId)).toEqual(ITEMS.map(({ key }) => key));
		expect((await logins(world)).tries - before).toBe(1);
	});

	test('for an hour; after that, one more', async () => {
		const email = await freshUser();
		world.credential({ email, password: 'Curr3nt!pass' });
		await profile();
		await profile();
		expect((await logins(world)).tries).toBe(1);
		await fetch(`${world.sandbox.url}/control/fincode/clock`, {
			method: 'POST',
			body: JSON.stringify({ advanceMs: 3_600_000 }),
		});
		expect((await profile()).status).toBe('success');
		expect((await logins(world)).tries).toBe(2);
	});

	test('for tokens a test shortens to seconds', async () => {
		const email = await freshUser();
		await world.sandbox.change({ tokenLifeMs: 2_000 });
		world.credential({ email, password: 'Curr3nt!pass' });
		await profile();
		await fetch(`${world.sandbox.url}/control/fincode/clock`, {
			method: 'POST',
			body: JSON.stringify({ advanceMs: 2_000 }),
		});
		const outcome = await profile();
		expect(outcome.status).toBe('success');
		expect((await calls(world)).map(({ status }) => status)).toEqual([200, 401, 200]);
	});

	test('and its token is what the credential stores, so that other workers have it', async () => {
		await profile();
		const stored = String(world.engine.credentials.read('the credential').sessionToken);
		expect(stored).toContain('.');
		const other = await world.engine.restarted();
		const before = (await logins(world)).tries;
		const node = world.action(GET_PROFILE, {}, other);
		expect((await node.run()).status).toBe('success');
		expect((await logins(world)).tries).toBe(before);
		other.loaded.close();
	});
});

test('a transfer whose token has ended signs in anew and is sent with the same key', async () => {
	await profile();
	await expireTokens(world);
	await forgetCalls(world);
	const outcome = await world.action(CREATE).run([{ key: 'renewed', amount: '7.00' }]);
	expect(outcome.json[0]).toMatchObject({ status: 'WAITING_TO_PAY' });
	const sent = await calls(world);
	expect(sent.map(({ status }) => status)).toEqual([401, 200]);
	expect(sent[0]?.headers['x-idempotency-key']).toBe(sent[1]?.headers['x-idempotency-key']);
});

describe('a refused sign-in', () => {
	test('is asked once, and answered from memory after that: the account is not locked', async () => {
		const email = await freshUser();
		world.credential({ email, password: 'wrong-and-secret' });
		const node = world.action({ ...GET_BALANCE, options: { parallelItems: 50 } });
		const outcome = await node.run(ITEMS);
		expect(shown(outcome)).toMatchObject({
			message: expect.stringContaining('Wrong e-mail or password'),
			itemIndex: 0,
		});
		for (let runs = 0; runs < 6; runs++) await node.run(ITEMS);
		expect((await logins(world)).tries).toBe(1);
		expectNoSecrets(outcome, { ...fincode, secrets: ['wrong-and-secret'] });
		const { users } = (await world.sandbox.state()) as { users: Array<{ email: string; locked: boolean }> };
		expect(users.find((each) => each.email === email)?.locked).toBe(false);
	});

	test('is forgotten at once when the password is corrected', async () => {
		const email = await freshUser();
		world.credential({ email, password: 'wrong' });
		expect((await profile()).status).toBe('error');
		world.credential({ email, password: 'Curr3nt!pass' });
		expect((await profile()).status).toBe('success');
	});

	test('of a transfer pays nothing and frees the key', async () => {
		const email = await freshUser();
		world.credential({ email, password: 'wrong' });
		const node = world.action(CREATE);
		const outcome = await node.run([{ key: 'no-login', amount: '7.00' }]);
		expect(outcome.error?.description).toContain(
			'Nothing was paid, and Payment Key "no-login" is free again.',
		);
		world.credential();
		expect((await node.run([{ key: 'no-login', amount: '7.00' }])).status).toBe('success');
	});

	test('of a locked account says that it must be unlocked', async () => {
		const email = await freshUser();
		await control(world.sandbox.url, 'PUT', `/users/${email}`, { locked: true });
		world.credential({ email, password: 'Curr3nt!pass' });
		const outcome = await profile();
		expect(shown(outcome)).toMatchObject({
			message: expect.stringMatching(/locked/),
			description: expect.stringMatching(/[Uu]nlock/),
		});
	});

	test('of an unknown user names the tenant', async () => {
		world.credential({ email: 'nobody@sim.example' });
		expect(shown(await profile())).toMatchObject({
			message: expect.stringMatching(/no such user in tenant/),
		});
	});

	test('inside HTTP 200 is one too', async () => {
		const email = await freshUser();
		const body = { success: false, error: { code: 'FORBIDDEN', message: 'Not today' } };
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'PUT', body });
		world.credential({ email, password: 'Curr3nt!pass' });
		const outcome = await profile();
		expect(outcome.error?.message).toContain('Not today');
		expect(await calls(world)).toEqual([]);
	});

	test('without a token in a good answer says so', async () => {
		const email = await freshUser();
		const body = { status: 'SUCCESS', data: { jeton: 'x' } };
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'PUT', body });
		world.credential({ email, password: 'Curr3nt!pass' });
		expect((await profile()).error?.message).toContain(
			'The sign-in was answered without a token this node knows',
		);
	});
});

test.each(['access_token', 'accessToken', 'token'])('a token at data.%s or %s is found', async (name) => {
	for (const wrap of [(token: object) => ({ data: token }), (token: object) => token]) {
		const email = await freshUser();
		const login = await fetch(`${world.baseUrl}/api/v6/services/securitymanagement/login`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json', platform: 'fincode', uuid: '200' },
			body: JSON.stringify({ email: EMAIL, currentPassword: PASSWORD }),
		});
		const { data } = (await login.json()) as { data: { access_token: string } };
		const body = { status: 'SUCCESS', ...wrap({ [name]: data.access_token }) };
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'PUT', body });
		world.credential({ email, password: 'Curr3nt!pass' });
		expect((await profile()).json[0]).toMatchObject({ email: EMAIL });
	}
});

describe('an API token', () => {
	test('signs in nowhere', async () => {
		world.credential({ authentication: 'apiToken', apiToken: API_TOKEN, email: '', password: '' });
		expect((await profile()).json[0]).toMatchObject({ role: 'MANAGER' });
		expect((await logins(world)).tries).toBe(0);
		expect(world.engine.credentials.read('the credential').sessionToken).toBe('');
	});

	test('that is not accepted is named as such, and stays hidden', async () => {
		const apiToken = 'sim_api_token_that_is_wrong';
		world.credential({ authentication: 'apiToken', apiToken });
		const outcome = await profile();
		expect(shown(outcome)).toMatchObject({
			httpCode: '401',
			description: expect.stringContaining('an API token may have expired'),
		});
		expectNoSecrets(outcome, { ...fincode, secrets: [apiToken] });
	});

	test('can not log out', async () => {
		world.credential({ authentication: 'apiToken', apiToken: API_TOKEN });
		const outcome = await world.action({ resource: 'session', operation: 'logout' }).run();
		expect(outcome.status).toBe('error');
		expect(await world.sandbox.requests()).toEqual([]);
	});
});

test('another user in the credential does not go on with the old token', async () => {
	await profile();
	const { sessionToken } = world.engine.credentials.read('the credential');
	world.credential({ email: 'customer@sim.example', sessionToken: String(sessionToken) });
	expect((await profile()).json[0]).toMatchObject({ email: 'customer@sim.example' });
});

test('after Log Out the next call signs in again', async () => {
	await profile();
	expect((await world.action({ resource: 'session', operation: 'logout' }).run()).status).toBe('success');
	await forgetCalls(world);
	expect((await profile()).status).toBe('success');
	expect((await world.sandbox.requests('PUT')).map(({ status }) => status)).toEqual([200]);
});

test('a 401 that stays is tried once more after a moment, then fails in a sentence', async () => {
	await profile();
	await forgetCalls(world);
	await world.sandbox.fault({ kind: 'status', status: 401, method: 'GET', times: 9 });
	const outcome = await profile();
	expect(shown(outcome)).toMatchObject({
		httpCode: '401',
		description: expect.stringContaining('FinCode did not accept the sign-in.'),
	});
	expect(await world.sandbox.requests('GET')).toHaveLength(4);
});
