import { eventually, harness, type Harness } from './harness.mts';

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const balance = () => box.api('GET', '/client/balance');
const booked = async (): Promise<unknown> => (await box.state()).counts.payoutsBooked;

test('status answers the provider error before any work, as often as told', async () => {
	await box.fault({ kind: 'status', status: 429, headers: { 'retry-after': '7' }, times: 2 });
	for (let round = 0; round < 2; round++) {
		const reply = await box.payOut('F-1');
		expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '7']);
		expect(reply.json).toMatchObject({ status: 'error', error: { code: 'RATE_LIMITED' } });
	}
	expect(await booked()).toBe(0);
	expect((await box.payOut('F-1')).status).toBe(200);
});

test.each([
	[500, 'INTERNAL_ERROR'],
	[503, 'SERVICE_UNAVAILABLE'],
	[404, 'NOT_FOUND'],
])('status %i carries code %s and no Retry-After', async (status, code) => {
	await box.fault({ kind: 'status', status });
	const reply = await balance();
	expect(reply.status).toBe(status);
	expect(reply.headers.get('retry-after')).toBeNull();
	expect(reply.json).toMatchObject({ error: { code } });
});

test('in the newer dialect the error is flat', async () => {
	await box.set({ dialect: 'newer' });
	await box.fault({ kind: 'status', status: 503 });
	expect((await balance()).json).toMatchObject({ status: 'error', code: 'SERVICE_UNAVAILABLE' });
});

test('status can carry any body, also a failure in a 200', async () => {
	await box.fault({ kind: 'status', status: 200, body: { status: 'error', code: 'X' } });
	const reply = await balance();
	expect([reply.status, reply.json]).toEqual([200, { status: 'error', code: 'X' }]);
});

test.each<[number, unknown, string]>([
	[200, { success: false }, '{"success":false}'],
	[200, {}, '{}'],
	[200, [], '[]'],
	[200, null, 'null'],
	[200, '', ''],
	[200, 'ok', 'ok'],
	[200, 0, '0'],
	[204, '', ''],
])(
	'HTTP %i with the body %j is answered as told, in place of the work and after it',
	async (status, body, text) => {
		for (const [kind, done] of [
			['status', 0],
			['statusAfter', 1],
		] as const) {
			// As text, so that the harness does not read it as JSON.
			await box.fault({ kind, status, body, headers: { 'content-type': 'text/plain' } });
			const reply = await box.payOut('F-1');
			expect([reply.status, reply.text]).toEqual([status, text]);
			expect(await booked()).toBe(done);
		}
	},
);

test('statusAfter books the money, then answers the status', async () => {
	await box.fault({ kind: 'statusAfter', status: 500 });
	expect((await box.payOut('F-2')).status).toBe(500);
	expect(await booked()).toBe(1);
	expect((await box.payOut('F-2')).status).toBe(200);
	expect(await booked()).toBe(1);
});

test('html answers a page instead of JSON', async () => {
	await box.fault({ kind: 'html' });
	const reply = await box.payOut('F-3');
	expect(reply.status).toBe(502);
	expect(reply.headers.get('content-type')).toContain('text/html');
	expect(reply.text).toContain('<html>');
	await box.fault({ kind: 'html', status: 200, body: '<p>maintenance</p>' });
	expect((await balance()).text).toBe('<p>maintenance</p>');
	expect(await booked()).toBe(0);
});

test('dropBefore breaks the connection before anything is done', async () => {
	await box.fault({ kind: 'dropBefore' });
	await expect(box.payOut('F-4')).rejects.toThrow('fetch failed');
	expect(await booked()).toBe(0);
});

test('dropAfter books the money and then breaks the connection', async () => {
	await box.fault({ kind: 'dropAfter' });
	await expect(box.payOut('F-5')).rejects.toThrow('fetch failed');
	expect(await booked()).toBe(1);
	expect((await box.state()).balances.available_balance_bututs).toBe(445050);
});

test('hang never answers, and is over when the caller goes', async () => {
	await box.fault({ kind: 'hang' });
	const gone = fetch(`${box.url}/hexai/api/v1/client/balance`, { signal: AbortSignal.timeout(80) });
	await expect(gone).rejects.toThrow('timeout');
	await eventually(async () => (await box.journal()).requests[0]?.finishedAt !== null);
	expect((await box.journal()).requests[0]?.status).toBeNull();
});

test('slow does the work at once and answers later', async () => {
	await box.fault({ kind: 'slow', delayMs: 1_000 });
	const before = Date.now();
	const reply = box.payOut('F-6');
	await eventually(async () => (await booked()) === 1);
	expect(Date.now() - before).toBeLessThan(990);
	expect((await reply).status).toBe(200);
	expect(Date.now() - before).toBeGreaterThanOrEqual(990);
});

test('latencyMs slows every answer', async () => {
	await box.set({ latencyMs: 40 });
	const before = Date.now();
	await balance();
	expect(Date.now() - before).toBeGreaterThanOrEqual(38);
});

test('a fault waits for the method and path it is meant for', async () => {
	await box.fault({ kind: 'status', status: 503, method: 'post', path: '/payouts' });
	expect((await balance()).status).toBe(200);
	expect((await box.collect('F-7')).status).toBe(200);
	expect((await box.payOut('F-8')).status).toBe(503);
	await box.fault({ kind: 'status', status: 503, path: '/hexai/api/v1/client/bal' });
	expect((await balance()).status).toBe(503);
});

test('faults are used in their order', async () => {
	for (const status of [500, 503, 429]) await box.fault({ kind: 'status', status });
	const statuses = [await balance(), await balance(), await balance(), await balance()];
	expect(statuses.map(({ status }) => status)).toEqual([500, 503, 429, 200]);
});

test('faults hit before the key is checked, and never the pages or control calls', async () => {
	await box.fault({ kind: 'status', status: 503 });
	expect((await box.send('GET', '/hexai')).status).toBe(200);
	expect((await box.send('GET', '/hexai/api/v1/client/balance')).status).toBe(503);
});

test('clearing and resetting take faults away', async () => {
	await box.fault({ kind: 'status', status: 503 });
	expect((await box.control('GET', '/faults')).json).toMatchObject([{ kind: 'status', times: 1 }]);
	await box.control('DELETE', '/faults');
	expect((await balance()).status).toBe(200);
	await box.fault({ kind: 'status', status: 503 });
	await box.reset();
	expect((await balance()).status).toBe(200);
});

test.each([
	[{ kind: 'explode' }, '"kind" must be one of'],
	[{ kind: 'status' }, 'needs "status"'],
	[{ kind: 'slow' }, 'needs "delayMs"'],
	[{ kind: 'hang', times: 0 }, '"times" must be'],
	[{ kind: 'hang', often: 2 }, 'There is no "often"'],
	[{ kind: 'status', status: 99 }, '"status" must be'],
	[{ kind: 'status', status: 500, headers: 'x' }, '"headers" must be'],
	[[], 'JSON object'],
])('%j is refused with a sentence', async (fault, sentence) => {
	const reply = await box.control<{ error: string }>('POST', '/faults', fault);
	expect(reply.status).toBe(400);
	expect(reply.json.error).toContain(sentence);
	expect((await box.control('GET', '/faults')).json).toEqual([]);
});
