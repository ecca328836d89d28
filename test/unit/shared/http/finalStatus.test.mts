import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../../../../nodes/shared/api/failure';
import { MAX_WAIT_SECONDS } from '../../../../nodes/shared/api/limits';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { waitForFinal } from '../../../../nodes/shared/http/finalStatus';
import { rejectionOf } from '../../support/errors.mts';
import { FakeClock } from '../../support/timing.mts';

const rule = { isFinal: ({ status }: IDataObject) => status === 'PAID' };

/** Looks that give these states one after another, the last one for ever. */
function looks(states: string[], clock: FakeClock, each = 0) {
	const times: number[] = [];
	const look = async () => {
		times.push(clock.now());
		clock.advance(each);
		const body = { status: states[Math.min(times.length, states.length) - 1] };
		return await Promise.resolve({ rows: [body], body });
	};
	return { look, times };
}

const never = () => false;

describe('waitForFinal', () => {
	test('gives a final state at once', async () => {
		const clock = new FakeClock();
		const { look, times } = looks(['PAID'], clock);
		expect(await waitForFinal(look, rule, 60, clock, never)).toEqual({ status: 'PAID', final: true });
		expect(times).toHaveLength(1);
		expect(clock.slept).toBe(0);
	});

	test('looks again at growing distances, at most 15 seconds', async () => {
		const clock = new FakeClock();
		const { look, times } = looks([...Array<string>(9).fill('PENDING'), 'PAID'], clock);
		expect(await waitForFinal(look, rule, 300, clock, never)).toEqual({ status: 'PAID', final: true });
		const distances = times.slice(1).map((time, index) => time - (times[index] ?? 0));
		expect(distances).toEqual([2000, 3000, 4500, 6750, 10_125, 15_000, 15_000, 15_000, 15_000]);
	});

	test('gives what it has when the time is up, after one last look at the very end', async () => {
		const clock = new FakeClock();
		const start = clock.now();
		const { look, times } = looks(['PENDING'], clock);
		expect(await waitForFinal(look, rule, 10, clock, never)).toEqual({ status: 'PENDING', final: false });
		expect(times.at(-1)).toBe(start + 10_000);
	});

	test('goes on with what it has seen when the payment can not be found for a moment', async () => {
		const clock = new FakeClock();
		const missing = new CallFailure({ outcome: 'refused', httpStatus: 404 });
		const answers = ['PENDING', missing, missing, 'PAID'].map((answer) =>
			typeof answer === 'string' ? { rows: [{ status: answer }], body: {} } : answer,
		);
		const look = async () => {
			const answer = answers.shift();
			if (!answer || answer instanceof Error) throw answer ?? new Error('One look too many');
			return await Promise.resolve(answer);
		};
		expect(await waitForFinal(look, rule, 60, clock, never)).toEqual({ status: 'PAID', final: true });
	});

	test('gives what it has seen when the payment stays out of sight', async () => {
		const clock = new FakeClock();
		let seen = 0;
		const look = async () => {
			if (seen++ > 0) throw new CallFailure({ outcome: 'refused', httpStatus: 404 });
			return await Promise.resolve({ rows: [{ status: 'PENDING' }], body: {} });
		};
		expect(await waitForFinal(look, rule, 10, clock, never)).toEqual({ status: 'PENDING', final: false });
	});

	test.each([
		['not found at the first look', 0, 404],
		['a refusal later', 1, 401],
	])('fails with %s', async (_, at, httpStatus) => {
		const clock = new FakeClock();
		const failure = new CallFailure({ outcome: 'refused', httpStatus });
		let looks = 0;
		const look = async () => {
			if (looks++ >= at) throw failure;
			return await Promise.resolve({ rows: [{ status: 'PENDING' }], body: {} });
		};
		expect(await rejectionOf(waitForFinal(look, rule, 60, clock, never))).toBe(failure);
	});

	test('counts slow looks into the time', async () => {
		const clock = new FakeClock();
		const { look, times } = looks(['PENDING'], clock, 20_000);
		await waitForFinal(look, rule, 30, clock, never);
		expect(times).toHaveLength(2);
	});

	test('begins with the distance a provider asks for', async () => {
		const clock = new FakeClock();
		const { look, times } = looks(['PENDING', 'PAID'], clock);
		await waitForFinal(look, { ...rule, firstDelaySeconds: 10 }, 60, clock, never);
		expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(10_000);
	});

	test('ends soon when the run is stopped', async () => {
		const clock = new FakeClock();
		const { look } = looks(['PENDING'], clock);
		const start = clock.now();
		const output = await waitForFinal(look, rule, 300, clock, () => clock.now() > start + 5000);
		expect(output.final).toBe(false);
		expect(clock.now() - start).toBeLessThan(6000);
	});

	test.each([0, -1, Number.NaN, MAX_WAIT_SECONDS + 1, Infinity])(
		'refuses to wait %d seconds',
		async (seconds) => {
			const clock = new FakeClock();
			const { look, times } = looks(['PENDING'], clock);
			const error = await rejectionOf(waitForFinal(look, rule, seconds, clock, never));
			expect(error).toBeInstanceOf(InputError);
			expect((error as InputError).hint).toContain('Wait node');
			expect(times).toHaveLength(0);
		},
	);

	test('passes on what a look throws', async () => {
		const boom = new Error('boom');
		const look = async () => await Promise.reject(boom);
		expect(await rejectionOf(waitForFinal(look, rule, 60, new FakeClock(), never))).toBe(boom);
	});
});
