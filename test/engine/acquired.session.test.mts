import {
	acquiredWorld,
	control,
	LEDGERS,
	logInElsewhere,
	logins,
	PASSWORD,
	SAVINGS,
	TRANSFER,
} from './acquired.mts';
import { expectNoSecrets, shown } from './harness/world.mts';

const world = acquiredWorld();

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `item-${index}` }));

/** The test's own log-in before each test counts too. */
const BEFORE = 1;

const ELSEWHERE =
	'Another program keeps logging in with the same API user, and Acquired allows one live token. Stop it, or give n8n an account of its own.\nHTTP 401';

test('a hundred items with an expired token log in once', async () => {
	await control(world, '/token/end');
	await world.sandbox.change({ latencyMs: 10 });
	const outcome = await world.action({ ...LEDGERS, options: { parallelItems: 20 } }).run(many(100));
	expect(shown(outcome)).toEqual({});
	expect(outcome.items).toHaveLength(300);
	expect((await logins(world)).logins).toBe(BEFORE + 1);
});

test('a hundred items without any token log in once', async () => {
	world.credential();
	await world.sandbox.change({ latencyMs: 10, tokenLifeMs: 3_600_000 });
	const outcome = await world.action({ ...LEDGERS, options: { parallelItems: 20 } }).run(many(100));
	expect(outcome.status).toBe('success');
	expect((await logins(world)).logins).toBeLessThanOrEqual(BEFORE + 1);
});

test('the token is stored with the credential and used by a restarted n8n', async () => {
	await control(world, '/token/end');
	await world.action(LEDGERS).run();
	const stored = world.engine.credentials.read('the credential');
	expect(stored.sessionToken).toMatch(/^eyJ/);
	const restarted = await world.engine.restarted();
	expect((await world.action(LEDGERS, {}, restarted).run()).status).toBe('success');
	restarted.loaded.close();
	expect((await logins(world)).logins).toBe(BEFORE + 1);
	const [, , , again] = await world.sandbox.requests();
	expect(again?.headers.authorization).toBe(`token …${String(stored.sessionToken).slice(-4)}`);
});

test('a token whose time is up is not sent any more', async () => {
	await control(world, '/token/end');
	await world.action(LEDGERS).run();
	const { sessionToken, sessionInfo } = world.engine.credentials.read('the credential');
	const [seal] = String(sessionInfo).split(' ');
	world.credential({ sessionToken: `${sessionToken}-ended`, sessionInfo: `${seal} ${Date.now()}` });
	expect((await world.action(LEDGERS).run()).status).toBe('success');
	const last = (await world.sandbox.requests('GET')).at(-1);
	expect(last?.headers.authorization).toBe(`token …${String(sessionToken).slice(-4)}`);
	expect((await logins(world)).logins).toBe(BEFORE + 1);
});

test('somebody else logs in meanwhile: one more log-in, and the run goes on', async () => {
	await world.sandbox.change({ latencyMs: 5 });
	const started = world.action({ ...LEDGERS, options: { parallelItems: 10 } }).start(many(100));
	while ((await world.sandbox.requests('GET')).length < 30) await new Promise((done) => setTimeout(done, 5));
	await logInElsewhere(world.baseUrl);
	const outcome = await started.outcome;
	expect(outcome.status).toBe('success');
	expect(outcome.items).toHaveLength(300);
	expect((await logins(world)).logins).toBe(BEFORE + 2);
});

test('two processes with one stored credential both finish, with at most one extra log-in each', async () => {
	await control(world, '/token/end');
	await world.sandbox.change({ latencyMs: 10 });
	const other = await world.engine.restarted();
	const node = { ...LEDGERS, options: { parallelItems: 8 } };
	const outcomes = await Promise.all([
		world.action(node).run(many(100)),
		world.action(node, {}, other).run(many(100)),
	]);
	other.loaded.close();
	expect(outcomes.map(({ status }) => status)).toEqual(['success', 'success']);
	expect((await logins(world)).logins).toBeLessThanOrEqual(BEFORE + 4);
});

test('a newer token in the store is used before anybody logs in', async () => {
	await world.sandbox.fault({ kind: 'status', status: 401, path: '/accounts/list', delayMs: 200 });
	const started = world.action(LEDGERS).start();
	while ((await world.sandbox.requests('GET')).length === 0) await new Promise((done) => setTimeout(done, 5));
	const newer = await logInElsewhere(world.baseUrl);
	world.credential({ sessionToken: newer });
	expect(shown(await started.outcome)).toEqual({});
	const last = (await world.sandbox.requests('GET')).at(-1);
	expect(last?.headers.authorization).toBe(`token …${newer.slice(-4)}`);
	expect((await logins(world)).logins).toBe(BEFORE + 1);
});

test('when tokens go on being refused the run fails after two renewals, with a sentence that says why', async () => {
	await world.sandbox.fault({ kind: 'status', status: 401, path: '/accounts/list', times: 9 });
	const outcome = await world.action(LEDGERS).run();
	expect(shown(outcome)).toMatchObject({
		httpCode: '401',
		description: expect.stringContaining(ELSEWHERE),
	});
	expect(await world.sandbox.requests('GET')).toHaveLength(3);
	expect((await logins(world)).logins).toBeLessThanOrEqual(BEFORE + 2);
	expectNoSecrets(outcome, world.provider);
});

test('a transfer refused for its token is sent once it has a new one, and once only', async () => {
	await control(world, '/token/end');
	const outcome = await world.action(TRANSFER).run([{ key: 'renewed', amount: '25.00' }]);
	expect(shown(outcome)).toEqual({});
	const { ledgers } = await world.sandbox.state();
	expect(ledgers).toContainEqual(expect.objectContaining({ ledger_id: SAVINGS, balance: 25 }));
});

test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
	'a wrong password logs in once for a hundred items (%s)',
	async (onError) => {
		world.credential({ password: `wrong-${onError}` });
		const node = world.action({ ...LEDGERS, options: { parallelItems: 20 } }, { onError });
		const outcome = await node.run(many(100));
		expect((await logins(world)).refusedLogins).toBe(1);
		if (onError === 'stopWorkflow') {
			expect(shown(outcome)).toEqual({
				name: 'NodeApiError',
				message: 'Acquired Banking: The log-in details were refused: Invalid login details',
				description:
					'Check Email and Password of the API user in the credential. The log-in is not repeated by itself, so that the only API user of the account is not locked.',
				httpCode: null,
				itemIndex: 0,
			});
		} else {
			expect(outcome.items).toHaveLength(100);
			expect(outcome.json[99]?.error).toMatchObject({ code: 'SIGN_IN_REFUSED', outcome: 'notSent' });
		}
	},
);

test('the corrected password is tried at once', async () => {
	world.credential({ password: 'mistyped' });
	expect((await world.action(LEDGERS).run()).status).toBe('error');
	world.credential();
	expect((await world.action(LEDGERS).run()).status).toBe('success');
});

test('a token of other log-in details is never sent', async () => {
	await control(world, '/token/end');
	await world.action(LEDGERS).run();
	const { sessionToken, sessionInfo } = world.engine.credentials.read('the credential');
	const kept = { sessionToken: String(sessionToken), sessionInfo: String(sessionInfo) };
	world.credential({ password: 'changed', ...kept });
	const outcome = await world.action(LEDGERS).run();
	expect(outcome.error?.message).toContain('The log-in details were refused');
});

test('a log-in that gets no answer sends nothing, frees the key, and is tried again for reads', async () => {
	world.credential({ email: 'API@example.com' });
	await world.sandbox.fault({ kind: 'status', status: 503, path: '/login', times: 1 });
	const outcome = await world.action(TRANSFER).run([{ key: 'no-login', amount: '1' }]);
	expect(shown(outcome)).toMatchObject({
		message: 'Acquired Banking: The log-in was answered HTTP 503: A fault the sandbox was told to make.',
		description: expect.stringContaining('"no-login" is free again'),
	});
	world.credential({ sessionToken: '', password: PASSWORD });
	await world.sandbox.fault({ kind: 'status', status: 503, path: '/login', times: 1 });
	world.credential({ loginWith: 'appKey', appId: 'simapp', appKey: 'simkey' });
	expect((await world.action(LEDGERS).run()).status).toBe('success');
	const [, login] = (await world.sandbox.requests('POST')).filter(({ path }) => path === '/login');
	expect(login?.body).toEqual({ app_id: 'simapp', app_key: 'simkey', api: true });
});

describe('New Token for Each Request', () => {
	test('parallel reads go one at a time, each with a log-in of its own', async () => {
		world.credential({ tokenPerRequest: true });
		await world.sandbox.change({ latencyMs: 3 });
		const outcome = await world.action({ ...LEDGERS, options: { parallelItems: 10 } }).run(many(20));
		expect(shown(outcome)).toEqual({});
		expect((await logins(world)).logins).toBe(BEFORE + 20);
		const { requests, maxInFlight } = await world.sandbox.journal();
		expect(maxInFlight).toBe(1);
		expect(requests.map(({ path }) => path)).toEqual(
			Array.from({ length: 20 }, () => ['/login', '/accounts/list']).flat(),
		);
	});

	test('two nodes of one process do not end each other’s tokens', async () => {
		world.credential({ tokenPerRequest: true });
		const outcomes = await Promise.all([1, 2].map(async () => await world.action(LEDGERS).run(many(10))));
		expect(outcomes.map(({ status }) => status)).toEqual(['success', 'success']);
		expect((await world.sandbox.requests('GET')).every(({ status }) => status === 200)).toBe(true);
	});
});
