import { fincore } from './fincore.mts';
import { shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

const WINDOW_MS = 60_000;

interface Timing {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}

/** How far node and simulator are ahead of the real time; it never goes back, as the node remembers its calls. */
let ahead = 0;

async function moveOn(milliseconds: number): Promise<void> {
	// The simulator first: it must never think less time has passed than the node does.
	await world.sandbox.advance(milliseconds);
	ahead += milliseconds;
}

// Waiting moves both clocks on instead: a minute then costs no time, and a slow machine can't let one pass unnoticed.
beforeEach(async () => {
	const { realTiming } = world.engine.loaded.module('nodes/shared/basics/timing.js') as {
		realTiming: Timing;
	};
	realTiming.now = () => Date.now() + ahead;
	realTiming.sleep = moveOn;
	// The reset brought the simulator back to the real time. What an earlier test sent is past for both.
	await world.sandbox.advance(ahead);
	await moveOn(WINDOW_MS * 1.1);
});

const rateOf = async () => (await world.sandbox.state()).rate;
const items = (count: number) => Array.from({ length: count }, (_, index) => ({ key: String(index) }));
const LIST = {
	resource: 'client',
	operation: 'getAll',
	limit: 1,
	filters: { offset: '={{ Number($json.key) % 135 }}' },
};

test('300 items are held under the limit: none fails, none is refused', async () => {
	const outcome = await world.action({ ...LIST, options: { parallelItems: 10 } }).run(items(300));
	expect(shown(outcome)).toEqual({});
	expect(outcome.json.map(({ id }) => id)).toEqual(
		items(300).map(({ key }) => String(1001 + (Number(key) % 135))),
	);
	expect(await rateOf()).toEqual({ most: 100, refused: 0 });
}, 30_000);

test('calls of others count: what the answers say is left is kept to', async () => {
	await world.sandbox.change({ rateLimit: 40 });
	for (let call = 0; call < 20; call++)
		await fetch(`${world.baseUrl}/clients`, { headers: { authorization: 'Bearer sim_key' } });
	const outcome = await world.action({ ...LIST, options: { parallelItems: 1 } }).run(items(60));
	expect(shown(outcome)).toEqual({});
	expect(await rateOf()).toEqual({ most: 40, refused: 0 });
}, 30_000);

test('reports are held under a limit of their own, while other calls go on', async () => {
	const report = { ...LIST, resource: 'loan', filters: {}, options: { endpointPath: '/reports/loans' } };
	const reports = await world.action(report).run(items(35));
	expect(shown(reports)).toEqual({});
	const calls = await world.sandbox.requests('GET');
	const starts = calls.map(({ startedAt }) => startedAt);
	expect(starts).toHaveLength(35);
	for (const [index, start] of starts.entries()) {
		expect((starts[index + 10] ?? Infinity) - start).toBeGreaterThanOrEqual(WINDOW_MS);
	}
	const others = await world.action({ ...LIST, options: { parallelItems: 10 } }).run(items(90));
	expect(shown(others)).toEqual({});
	const state = await world.sandbox.state();
	expect(state.reportRate).toEqual({ most: 10, refused: 0 });
	expect(state.rate).toMatchObject({ refused: 0 });
}, 30_000);

test('after a 429 all items of the node wait, and none fails', async () => {
	await world.sandbox.fault({ kind: 'status', status: 429, method: 'GET', path: '/clients' });
	const outcome = await world.action({ ...LIST, options: { parallelItems: 2 } }).run(items(10));
	expect(shown(outcome)).toEqual({});
	const calls = await world.sandbox.requests('GET');
	expect(calls).toHaveLength(11);
	const first = calls[0]?.startedAt ?? 0;
	const later = calls.slice(2).map(({ startedAt }) => startedAt - first);
	for (const wait of later) expect(wait).toBeGreaterThanOrEqual(30_000);
}, 30_000);

test('refused for more than a minute, the error shows the figures', async () => {
	const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0' };
	await world.sandbox.fault({ kind: 'status', status: 429, method: 'GET', headers, times: 5 });
	const outcome = await world.action(LIST).run(items(1));
	expect(shown(outcome)).toMatchObject({
		httpCode: '429',
		description: expect.stringMatching(
			/X-RateLimit-Limit: 100, X-RateLimit-Remaining: 0[\s\S]*tried 3 times over \d{2,3} s/,
		),
	});
}, 60_000);
