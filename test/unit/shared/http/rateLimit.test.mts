import type { HttpCall } from '../../../../nodes/shared/api/call';
import { paceOf, RateLimiter } from '../../../../nodes/shared/http/rateLimit';
import { FakeClock, SharedClock } from '../../support/timing.mts';

const never = () => false;
const WINDOW = 60_000;

/** Takes a turn and gets the answer after a while. */
async function call(limiter: RateLimiter, clock: FakeClock, took = 0, key = 'account'): Promise<number> {
	const done = await limiter.take(key, clock, never);
	const sentAt = clock.now();
	clock.advance(took);
	done();
	return sentAt;
}

test('calls below the limit do not wait, the next one waits for the window of the first', async () => {
	const clock = new FakeClock({ start: 0 });
	const limiter = new RateLimiter(3, WINDOW);
	for (let index = 0; index < 3; index++) expect(await call(limiter, clock)).toBe(0);
	expect(await call(limiter, clock)).toBeGreaterThan(WINDOW);
	expect(clock.slept).toBeLessThan(WINDOW + 1_000);
});

test('a call counts from its answer: the provider may have counted it that late', async () => {
	const clock = new FakeClock({ start: 0 });
	const limiter = new RateLimiter(1, WINDOW);
	await call(limiter, clock, 5_000);
	expect(await call(limiter, clock)).toBeGreaterThan(WINDOW + 5_000);
});

test('in no window are there more calls than the limit, however many ask at once', async () => {
	const clock = new SharedClock();
	const timing = {
		now: () => clock.now(),
		sleep: async (ms: number) => await clock.sleep(ms),
		random: () => 0,
	};
	const limiter = new RateLimiter(10, WINDOW);
	const sent: number[] = [];
	const one = async (index: number) => {
		const done = await limiter.take('account', timing, never);
		await clock.sleep((index * 37) % 400);
		sent.push(clock.now());
		done();
	};
	await clock.run(Promise.all(Array.from({ length: 35 }, async (_, index) => await one(index))));
	const busiest = sent.map((from) => sent.filter((at) => at >= from && at < from + WINDOW).length);
	expect(Math.max(...busiest)).toBe(10);
	expect(Math.max(...sent)).toBeLessThan(3 * WINDOW + 5_000);
});

test('accounts do not wait for each other', async () => {
	const clock = new FakeClock({ start: 0 });
	const limiter = new RateLimiter(1, WINDOW);
	await call(limiter, clock, 0, 'one');
	expect(await call(limiter, clock, 0, 'two')).toBe(0);
});

test('a cancelled run does not wait', async () => {
	const clock = new FakeClock({ start: 0 });
	const limiter = new RateLimiter(1, WINDOW);
	await call(limiter, clock);
	await limiter.take('account', clock, () => true);
	expect(clock.slept).toBe(0);
});

describe('what an answer says', () => {
	const limited = async (headers: Record<string, string>, calls: number) => {
		const clock = new FakeClock({ start: 0 });
		const limiter = new RateLimiter(10, WINDOW);
		await call(limiter, clock);
		limiter.observe('account', headers, clock.now());
		let free = 0;
		while (free < calls && (await call(limiter, clock)) === 0) free += 1;
		return free;
	};

	test.each<[string, Record<string, string>, number]>([
		['nothing', {}, 9],
		['what was counted here', { 'x-ratelimit-remaining': '9' }, 9],
		['that others have called', { 'x-ratelimit-remaining': '4' }, 4],
		['that nothing is left', { 'x-ratelimit-remaining': '0' }, 0],
		['another limit', { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '4' }, 4],
		['a higher limit', { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '19' }, 19],
		['nonsense', { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '-3' }, 9],
	])('counts: %s', async (_what, headers, free) => {
		expect(await limited(headers, 30)).toBe(free);
	});
});

describe('the pace of a call to a part of an API with a smaller limit', () => {
	const PROVIDER = {
		credential: 'paceTest',
		rateLimit: {
			calls: 4,
			windowMs: WINDOW,
			key: () => 'account',
			narrower: { calls: 2, windowMs: WINDOW, holdsFor: ({ path }: HttpCall) => path.startsWith('/slow') },
		},
	};
	let unused = 0;
	/** Makes calls under limits nobody has used yet; gives when each was made. */
	async function made(...paths: string[]): Promise<number[]> {
		const provider = { ...PROVIDER, credential: `paceTest ${unused++}` };
		const clock = new FakeClock({ start: 0 });
		const times: number[] = [];
		for (const path of paths) {
			const done = await paceOf(provider, {}, { method: 'GET', path })?.take(clock, never);
			times.push(clock.now());
			done?.();
		}
		return times.map((time) => Math.floor(time / WINDOW));
	}

	test('is that of the smaller one', async () => {
		expect(await made('/slow', '/slow', '/slow')).toEqual([0, 0, 1]);
	});

	test('lets other calls pass meanwhile, and counts among them', async () => {
		expect(await made('/slow', '/slow', '/fast', '/fast', '/fast')).toEqual([0, 0, 0, 0, 1]);
		expect(await made('/fast', '/fast', '/fast', '/fast', '/slow')).toEqual([0, 0, 0, 0, 1]);
	});

	test.each([
		['2', '0', '/slow', 1],
		['2', '0', '/fast', 0],
		['4', '0', '/fast', 1],
	])('a limit of %s with %s left, said to a slow call, holds for %s', async (limit, left, path, window) => {
		const provider = { ...PROVIDER, credential: `paceTest ${unused++}` };
		const clock = new FakeClock({ start: 0 });
		const slow = paceOf(provider, {}, { method: 'GET', path: '/slow' });
		slow?.observe({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': left }, clock.now());
		await paceOf(provider, {}, { method: 'GET', path })?.take(clock, never);
		expect(Math.floor(clock.now() / WINDOW)).toBe(window);
	});
});
