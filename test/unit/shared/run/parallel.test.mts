import { inParallel } from '../../../../nodes/shared/run/parallel';
import fc from '../../../support/properties.mts';
import { rejectionOf } from '../../support/errors.mts';
import { SharedClock } from '../../support/timing.mts';

const noTurn = async (): Promise<void> => await Promise.resolve();

describe('inParallel', () => {
	test('starts tasks a turn apart, so that one waits while another computes', async () => {
		const clock = new SharedClock();
		const starts: number[] = [];
		const task = async () => {
			starts.push(clock.now());
			await clock.sleep(5);
		};
		await clock.run(inParallel(4, 3, task, async () => await clock.sleep(1)));
		expect(starts).toEqual([0, 1, 2, 5]);
	});

	test('takes no turns between tasks that go one after another', async () => {
		const turn = jest.fn(noTurn);
		await inParallel(3, 1, async () => await Promise.resolve(), turn);
		expect(turn).not.toHaveBeenCalled();
	});

	test('starts nothing that was waiting for its turn when another failed', async () => {
		const clock = new SharedClock();
		const started: number[] = [];
		const task = async (index: number) => {
			started.push(index);
			await Promise.reject(new Error(`item ${index}`));
		};
		const work = inParallel(3, 3, task, async () => await clock.sleep(1));
		expect(await clock.run(rejectionOf(work))).toEqual(new Error('item 0'));
		expect(started).toEqual([0]);
	});

	test('keeps the order of the input and never runs more than its width at once', async () => {
		const times = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(times, fc.integer({ min: 1, max: 6 }), async (durations, width) => {
				const clock = new SharedClock();
				let running = 0;
				let most = 0;
				const work = inParallel(
					durations.length,
					width,
					async (index) => {
						most = Math.max(most, ++running);
						await clock.sleep(durations[index] ?? 0);
						running--;
						return index;
					},
					noTurn,
				);
				expect(await clock.run(work)).toEqual(durations.map((_, index) => index));
				expect(most).toBe(Math.min(width, durations.length));
			}),
			{ numRuns: 50 },
		);
	});

	test('starts nothing after an error, and awaits what is under way', async () => {
		const clock = new SharedClock();
		const started: number[] = [];
		const ended: number[] = [];
		const work = inParallel(
			10,
			3,
			async (index) => {
				started.push(index);
				await clock.sleep(index === 1 ? 1 : 5);
				if (index === 1) throw new Error('second');
				ended.push(index);
			},
			noTurn,
		);
		expect(await clock.run(rejectionOf(work))).toEqual(new Error('second'));
		expect(started).toEqual([0, 1, 2]);
		expect(ended).toEqual([0, 2]);
	});

	test('throws the error of the first item when several fail', async () => {
		const clock = new SharedClock();
		const work = inParallel(
			3,
			3,
			async (index) => {
				await clock.sleep(10 - index);
				throw new Error(`item ${index}`);
			},
			noTurn,
		);
		expect(await clock.run(rejectionOf(work))).toEqual(new Error('item 0'));
	});

	test('counts a rejection without a reason as an error too', async () => {
		const work = inParallel(2, 1, async () => await Promise.reject<number>(undefined));
		expect(await rejectionOf(work)).toBeUndefined();
	});

	test('has nothing to do for no items', async () => {
		expect(await inParallel(0, 5, async () => await Promise.reject<number>(new Error('called')))).toEqual([]);
	});
});
