import { REPEAT_RULES } from '../../../../nodes/shared/api/repeat';
import {
	backoff,
	MAX_TOTAL_WAIT_MS,
	parseRetryAfter,
	SharedPause,
} from '../../../../nodes/shared/http/retry';
import fc from '../../../support/properties.mts';
import { FakeClock } from '../../support/timing.mts';

const NOW = Date.parse('2026-01-20T12:00:00Z');

describe('parseRetryAfter', () => {
	test.each([
		['0', 0],
		['3', 3000],
		[' 120 ', 120_000],
		['Tue, 20 Jan 2026 12:00:30 GMT', 30_000],
		['Tue, 20 Jan 2026 11:00:00 GMT', 0],
	])('reads %j as %i ms', (header, milliseconds) => {
		expect(parseRetryAfter(header, NOW)).toBe(milliseconds);
	});

	test.each([
		undefined,
		'',
		' ',
		'-5',
		'1.5',
		'1e3',
		'soon',
		'5 s',
		'0x10',
		'9999999999',
		'2026-01-20',
		'NaN',
		'Tue, 99:99',
	])('gives null for %j, so that the ordinary wait counts', (header) => {
		expect(parseRetryAfter(header, NOW)).toBeNull();
	});

	test('never gives NaN, a negative or an endless wait', () => {
		const headers = fc.oneof(
			fc.string(),
			fc.integer().map(String),
			fc.double().map(String),
			fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
			fc.stringMatching(/^[A-Za-z]{3},? [0-9: A-Za-z]{0,30}$/),
		);
		fc.assert(
			fc.property(headers, (header) => {
				const wait = parseRetryAfter(header, NOW);
				if (wait === null) return;
				expect(Number.isFinite(wait)).toBe(true);
				expect(wait).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 1000 },
		);
	});

	test('a date as HTTP writes it is exact to the second', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e6 }), (seconds) => {
				const header = new Date(NOW + seconds * 1000).toUTCString();
				expect(parseRetryAfter(header, NOW)).toBe(seconds * 1000);
			}),
		);
	});
});

describe('backoff', () => {
	test.each([
		[1, 250, 500],
		[2, 500, 1000],
		[3, 1000, 2000],
		[7, 10_000, 20_000],
		[50, 10_000, 20_000],
	])('waits after try %i between %i and %i ms', (attempt, least, most) => {
		expect(backoff(attempt, 0)).toBe(least);
		expect(backoff(attempt, 1)).toBe(most);
	});

	test('stays in the upper half of its step and never passes 20 seconds', () => {
		const chance = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2000 }), chance, (attempt, random) => {
				const wait = backoff(attempt, random);
				const ceiling = Math.min(20_000, 500 * 2 ** (attempt - 1));
				expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
				expect(wait).toBeLessThanOrEqual(ceiling);
			}),
		);
	});
});

test('the rules of the house: only reads are repeated once something may have been carried out', () => {
	expect(REPEAT_RULES.read).toEqual({ statuses: [429, 502, 503, 504], network: 'any' });
	expect(REPEAT_RULES.write).toEqual({ statuses: [429], network: 'neverSent' });
	expect(REPEAT_RULES.transfer).toEqual({ statuses: [429], network: 'neverSent' });
	expect(MAX_TOTAL_WAIT_MS).toBe(120_000);
});

describe('SharedPause', () => {
	test('lets everyone through when nobody was told to wait', async () => {
		const clock = new FakeClock();
		await new SharedPause(clock).wait();
		expect(clock.sleeps).toEqual([]);
	});

	test('holds everyone until the time is over', async () => {
		const clock = new FakeClock();
		const pause = new SharedPause(clock);
		pause.extend(1800);
		await pause.wait();
		expect(clock.slept).toBe(1800);
		await pause.wait();
		expect(clock.slept).toBe(1800);
	});

	test('is not cut short by a shorter wait, and is made longer by a longer one', async () => {
		const clock = new FakeClock();
		const pause = new SharedPause(clock);
		pause.extend(1000);
		pause.extend(200);
		pause.extend(1500);
		await pause.wait();
		expect(clock.slept).toBe(1500);
	});

	test('ends within half a second when the run is stopped', async () => {
		const clock = new FakeClock();
		const pause = new SharedPause(clock);
		pause.extend(60_000);
		const start = clock.now();
		await pause.wait(() => clock.now() - start >= 700);
		expect(clock.slept).toBe(1000);
	});

	test('waits on when it is extended while someone waits', async () => {
		const clock = new FakeClock();
		const pause = new SharedPause(clock);
		pause.extend(400);
		let extended = false;
		await pause.wait(() => {
			if (!extended) pause.extend(900);
			extended = true;
			return false;
		});
		expect(clock.slept).toBe(900);
	});
});
