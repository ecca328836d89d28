import { networkFault } from '../../support/helpers.mts';
import { FakeClock } from '../../support/timing.mts';
import { GET, POST, transportTo } from '../../support/transport.mts';

describe('a wait', () => {
	test('grows from try to try', async () => {
		const { clock, transport } = transportTo([{ status: 503 }, { status: 503 }, { status: 503 }, {}], {
			maxTries: 4,
		});
		await transport.send(GET, 'read');
		expect(clock.slept).toBe(250 + 500 + 1000);
	});

	test('is as long as Retry-After says, in seconds or to a date', async () => {
		const clock = new FakeClock();
		const date = new Date(clock.now() + 9000).toUTCString();
		const first = transportTo(
			[
				{ status: 429, headers: { 'Retry-After': '4' } },
				{ status: 503, headers: { 'retry-after': date } },
				{},
			],
			{ clock },
		);
		await first.transport.send(GET, 'read');
		expect(clock.slept).toBe(9000);
	});

	test('told by the provider holds the other items too', async () => {
		let stopped = false;
		const told = transportTo([{ status: 429, headers: { 'retry-after': '10' } }], {
			cancelled: () => stopped,
		});
		told.http.onRequest = () => {
			stopped = true;
		};
		await told.failure(GET, 'read');
		expect(told.clock.slept).toBe(0);
		const other = transportTo([{}], { clock: told.clock, pause: told.pause });
		await other.transport.send(GET, 'read');
		expect(told.clock.slept).toBe(10_000);
	});

	test('is told to the others even when this call may not be repeated', async () => {
		const repeat = { transfer: { statuses: [], network: 'none' } } as const;
		const { clock, pause, failure } = transportTo([{ status: 429, headers: { 'retry-after': '10' } }], {
			provider: { repeat },
		});
		await failure(POST, 'transfer');
		await pause.wait();
		expect(clock.slept).toBe(10_000);
	});

	test('after a fault of its own holds this item only', async () => {
		const { clock, pause, transport } = transportTo([{ status: 503 }, {}]);
		await transport.send(GET, 'read');
		const slept = clock.slept;
		await pause.wait();
		expect(clock.slept).toBe(slept);
	});

	test('longer than two minutes ends the call and says what was asked for', async () => {
		const { clock, http, failure } = transportTo([{ status: 429, headers: { 'retry-after': '121' } }]);
		expect(await failure(GET, 'read')).toMatchObject({ askedToWaitMs: 121_000, httpStatus: 429, tries: 1 });
		clock.advance(21_000);
		expect(await failure(GET, 'read')).toMatchObject({ askedToWaitMs: 100_000, outcome: 'notSent' });
		expect(http.requests).toHaveLength(1);
		expect(clock.slept).toBe(0);
	});

	test('all waits together stay under two minutes', async () => {
		const { clock, failure } = transportTo([{ status: 429, headers: { 'retry-after': '50' } }], {
			maxTries: 10,
		});
		expect(await failure(GET, 'read')).toMatchObject({ askedToWaitMs: 50_000, tries: 3 });
		expect(clock.slept).toBe(100_000);
	});

	test('nobody asked for is not blamed on the provider when slow calls have used up the time', async () => {
		const { http, clock, failure } = transportTo([networkFault('ECONNABORTED')], { timeoutMs: 130_000 });
		http.onRequest = () => clock.advance(130_000);
		expect((await failure(GET, 'read')).askedToWaitMs).toBeUndefined();
	});
});
