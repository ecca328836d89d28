import type { Delivery, RetryPolicy } from '../../sandbox/core/deliveries.mts';
import { commonFields, Settings } from '../../sandbox/core/settings.mts';
import type { Bench, SimulatorFactory } from '../../sandbox/core/simulator.mts';
import { harness, type Harness, rawRequest, receiver, type Receiver } from './harness.mts';

const TEN_MINUTES = 600_000;
const TOKEN_LIFE = 7_200_000;

// What the later providers need: repeats on a test clock, tokens that run out, bodies on GET, a second simulator.
const policy: RetryPolicy = {
	delaysMs: Array.from({ length: 6 }, () => TEN_MINUTES),
	timeoutMs: 10_000,
	isDelivered: (status) => status === 200,
};

let hook: Receiver;

const createToy: SimulatorFactory = (bench: Bench) => {
	const settings = new Settings(commonFields);
	let tokenEnds = 0;
	return {
		name: 'toy',
		title: 'Toy',
		summary: 'A provider for tests',
		apiPrefix: '/v2',
		secretHeaders: [],
		settings,
		api: (app) => {
			app.post('/login', async () => {
				tokenEnds = bench.clock.now() + TOKEN_LIFE;
				return { token: 'x' };
			});
			app.get('/things', async (request, reply) => {
				if (bench.clock.now() >= tokenEnds) return reply.code(401).send({ message: 'ended' });
				return { body: String(request.body) };
			});
			app.post('/events', async () => {
				const { url } = hook;
				bench.deliveries.send({ url, event: 'toy', reference: 'T', body: '{}', headers: {}, policy });
				return {};
			});
		},
		errorBody: ({ message }) => ({ oops: message }),
		actions: {},
		forgeKinds: [],
		forge: () => ({ url: '', event: '', reference: '', body: '', headers: {} }),
		state: () => ({ tokenEnds }),
		dashboard: () => ({
			credentials: [],
			figures: [],
			tables: [{ title: 'Things', columns: [], rows: [], empty: '-' }],
		}),
		reset: () => {
			tokenEnds = 0;
		},
	};
};

let box: Harness;
beforeAll(async () => {
	box = await harness([createToy]);
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.send('POST', '/control/reset');
	hook.received.length = 0;
});

const advance = (advanceMs: number) => box.send('POST', '/control/toy/clock', { advanceMs });
const attempts = async (): Promise<unknown[]> => {
	const [delivery] = (await box.send<Delivery[]>('GET', '/control/toy/deliveries')).json;
	return (delivery?.attempts ?? []).map(({ status }) => status);
};
const firstAttempt = async (): Promise<void> => {
	await box.send('POST', '/toy/v2/events');
	while ((await attempts()).length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('webhooks are repeated by the provider policy on the test clock, until one is delivered', async () => {
	hook.answerWith(500, 201, 200);
	await firstAttempt();
	expect(await attempts()).toEqual([500]);
	await advance(TEN_MINUTES - 1_000);
	expect(await attempts()).toEqual([500]);
	await advance(1_000);
	expect(await attempts()).toEqual([500, 201]);
	await advance(10 * TEN_MINUTES);
	expect(await attempts()).toEqual([500, 201, 200]);
});

test('after the last repeat the webhook is dropped', async () => {
	hook.answerWith(...Array.from({ length: 10 }, () => 503));
	await firstAttempt();
	await advance(100 * TEN_MINUTES);
	expect(await attempts()).toHaveLength(7);
});

test('a token runs out on the test clock', async () => {
	expect((await box.send('GET', '/toy/v2/things')).status).toBe(401);
	await box.send('POST', '/toy/v2/login');
	expect((await box.send('GET', '/toy/v2/things')).status).toBe(200);
	await advance(TOKEN_LIFE);
	expect((await box.send('GET', '/toy/v2/things')).status).toBe(401);
});

test('the body of a GET reaches the provider', async () => {
	await box.send('POST', '/toy/v2/login');
	await rawRequest(`${box.url}/toy/v2/things`, 'GET', { 'content-length': '2' }, '{}');
	const { json } = await box.send<{ requests: Array<{ bodyText: string }> }>('GET', '/control/toy/requests');
	expect(json.requests.at(-1)).toMatchObject({ bodyText: '{}' });
});

test('faults and unknown paths speak the provider language', async () => {
	await box.send('POST', '/control/toy/faults', { kind: 'status', status: 503 });
	expect((await box.send('GET', '/toy/v2/things')).json).toEqual({ oops: expect.any(String) });
	expect((await box.send('GET', '/toy/v2/nothing')).json).toEqual({ oops: 'There is nothing at this path.' });
});

test('it has a dashboard without a line of its own', async () => {
	expect((await box.send('GET', '/toy')).text).toContain('Things');
	expect((await box.send('GET', '/')).text).toContain('/toy/v2');
});

test('a server with calls that hang closes at once', async () => {
	const other = await harness([createToy]);
	await other.send('POST', '/control/toy/faults', { kind: 'hang' });
	const hanging = other.send('GET', '/toy/v2/things').catch((error: unknown) => error);
	await new Promise((resolve) => setTimeout(resolve, 20));
	const before = Date.now();
	await other.close();
	expect(await hanging).toHaveProperty('message', 'fetch failed');
	expect(Date.now() - before).toBeLessThan(10_000);
});
