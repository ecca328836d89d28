import { hosted } from '../../sandbox/core/host.mts';
import { simulatorFactories } from '../../sandbox/providers/index.mts';
import { harness, type Harness, rawRequest, receiver } from './harness.mts';

const INITIAL = {
	webhookUrl: '',
	webhookSecret: 'fake-webhook-secret',
	webhookForm: 'plain',
	httpMagic: false,
	dialect: 'seed',
	transactionsShape: 'data',
	transactionsCap: null,
	settleAfterMs: null,
	payoutSettleMs: 1000,
	latencyMs: 0,
	deliveryDelayMs: 0,
};

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const settings = async (): Promise<unknown> => (await box.control('GET', '/settings')).json;

describe('settings', () => {
	test('start as documented and merge what is sent', async () => {
		expect(await settings()).toEqual(INITIAL);
		const reply = await box.set({ httpMagic: true, transactionsCap: 20 });
		expect([reply.status, reply.json]).toEqual([200, { ...INITIAL, httpMagic: true, transactionsCap: 20 }]);
		await box.set({ transactionsCap: null });
		expect(await settings()).toEqual({ ...INITIAL, httpMagic: true });
	});

	test.each<[string, unknown]>([
		['webhookUrl', 'ftp://x.example'],
		['webhookUrl', 'javascript:alert(1)'],
		['webhookSecret', ''],
		['webhookForm', 'dotted'],
		['httpMagic', 'yes'],
		['dialect', 'older'],
		['transactionsShape', 'rows'],
		['transactionsCap', 0],
		['settleAfterMs', -1],
		['payoutSettleMs', null],
		['payoutSettleMs', 1.5],
		['latencyMs', '5'],
		['somethingElse', 1],
		['constructor', 1],
	])('%s = %j is refused with a sentence, and nothing of the call holds', async (key, value) => {
		const reply = await box.control<{ error: string }>('PUT', '/settings', { httpMagic: true, [key]: value });
		expect(reply.status).toBe(400);
		expect(reply.json.error).toContain(`"${key}"`);
		expect(await settings()).toEqual(INITIAL);
	});

	test('a body that is no JSON object is refused', async () => {
		for (const body of ['{', '[]', '"x"'])
			expect((await box.control('PUT', '/settings', body)).status).toBe(400);
	});
});

describe('reset', () => {
	test.each(['/control/reset', '/control/hexai/reset'])('%s forgets everything', async (path) => {
		const hook = await receiver();
		await box.set({
			webhookUrl: hook.url,
			dialect: 'seed',
			settleAfterMs: 50,
			payoutSettleMs: 50,
			httpMagic: true,
		});
		const { transaction_id: id } = (await box.collect('R-1')).json.data;
		await box.settle(id, 'pay');
		await box.collect('R-2');
		await box.payOut('R-3');
		await box.fault({ kind: 'hang' });
		const everyone = simulatorFactories.map((create) => hosted(create).simulator.name);
		const reset = path === '/control/reset' ? everyone : ['hexai'];
		expect((await box.send('POST', path)).json).toEqual({ reset });
		const sent = hook.received.length;
		expect(await settings()).toEqual(INITIAL);
		expect(await box.deliveries()).toEqual([]);
		expect((await box.journal()).requests).toEqual([]);
		expect((await box.control('GET', '/faults')).json).toEqual([]);
		const { transactions, balances, counts } = await box.state();
		expect([transactions, balances.available_balance_bututs, counts.payoutsBooked]).toEqual([[], 450050, 0]);
		await new Promise((resolve) => setTimeout(resolve, 80));
		expect(hook.received).toHaveLength(sent);
		expect((await box.payOut('R-3', '60.00')).status).toBe(200);
		await hook.close();
	});

	test('the clock goes back to real time', async () => {
		await box.advance(3_600_000);
		await box.reset();
		const { json } = await box.control<{ now: number }>('POST', '/clock', { advanceMs: 0 });
		expect(Math.abs(json.now - Date.now())).toBeLessThan(1_000);
	});
});

describe('the headless click', () => {
	test('gives the transaction as the API would', async () => {
		const { transaction_id: id } = (await box.collect('S-1')).json.data;
		expect((await box.settle(id, 'pay')).json).toMatchObject({ transaction_id: id, status: 'SUCCEEDED' });
	});

	test('only the first click counts', async () => {
		const { transaction_id: id } = (await box.collect('S-2')).json.data;
		await Promise.all([box.settle(id, 'cancel'), box.settle(id, 'pay'), box.settle(id, 'pay')]);
		expect((await box.state()).transactions[0]).toMatchObject({
			status: 'FAILED',
			reason: 'cancelled_by_payer',
		});
		expect((await box.state()).balances.available_balance_bututs).toBe(450050);
	});

	test('refuses unknown transactions, payouts and other words', async () => {
		const payoutId = (await box.payOut('S-3')).json.data.transaction_id;
		const { transaction_id: id } = (await box.collect('S-4')).json.data;
		expect((await box.settle('tx_none', 'pay')).status).toBe(404);
		expect((await box.settle(payoutId, 'pay')).status).toBe(404);
		expect((await box.settle(id, 'steal')).status).toBe(400);
		expect((await box.state()).transactions.map(({ status }) => status)).toEqual(['PENDING', 'PENDING']);
	});
});

describe('safety', () => {
	const port = (): string => new URL(box.url).port;

	test.each([
		['GET', '/control/hexai/state'],
		['POST', '/control/reset'],
		['GET', '/control/nope'],
		['GET', '/hexai'],
		['GET', '/'],
		['POST', '/hexai/dashboard/reset'],
		['GET', '/hexai/api/v1/client/balance'],
		['POST', '/fincore/v1/webhooks'],
		['POST', '/fincore/pay/link_1/pay'],
		['POST', '/hexai/checkout/tx_1/pay'],
	])('%s %s refuses a foreign Host and a foreign Origin', async (method, path) => {
		await box.payOut('H-1');
		const hosts = ['evil.example', `evil.example:${port()}`, `127.0.0.1.evil.example:${port()}`, '10.0.0.1'];
		for (const host of hosts) expect(await rawRequest(box.url + path, method, { host })).toBe(403);
		for (const origin of ['https://evil.example', 'null', 'http://localhost:1']) {
			expect(await rawRequest(box.url + path, method, { origin })).toBe(403);
		}
		expect((await box.state()).counts.payoutsBooked).toBe(1);
	});

	test('localhost in all its spellings is welcome', async () => {
		for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
			const host = `${name}:${port()}`;
			expect(await rawRequest(`${box.url}/control/hexai/state`, 'GET', { host })).toBe(200);
		}
		expect(await rawRequest(`${box.url}/control/reset`, 'POST', { origin: box.url })).toBe(200);
	});

	test('an n8n in a container reaches the API by the name Docker has for this machine', async () => {
		const host = `host.docker.internal:${port()}`;
		const headers = { host, authorization: 'Bearer sk_test_sim' };
		expect(await rawRequest(`${box.url}/hexai/api/v1/client/balance`, 'GET', headers)).toBe(200);
	});

	test.each([
		'/control/hexai/nope',
		'/control/other/state',
		'/control/hexai/%2e%2e/reset',
		'/control',
		'/nope',
	])('GET %s is a 404 in JSON', async (path) => {
		const reply = await box.send('GET', path);
		expect([reply.status, reply.json]).toEqual([404, { error: expect.any(String) }]);
	});
});
