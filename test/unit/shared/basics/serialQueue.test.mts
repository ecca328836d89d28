import { SerialQueue } from '../../../../nodes/shared/basics/serialQueue';
import { rejectionOf } from '../../support/errors.mts';
import { SharedClock } from '../../support/timing.mts';

describe('SerialQueue', () => {
	test('runs tasks of one key one after another, in the order they came', async () => {
		const clock = new SharedClock();
		const queue = new SerialQueue();
		const log: string[] = [];
		const task = (name: string, time: number) => async () => {
			log.push(`${name}+`);
			await clock.sleep(time);
			log.push(`${name}-`);
			return name;
		};
		const work = Promise.all([
			queue.enqueue('k', task('a', 9)),
			queue.enqueue('k', task('b', 1)),
			queue.enqueue('k', task('c', 5)),
		]);
		expect(await clock.run(work)).toEqual(['a', 'b', 'c']);
		expect(log).toEqual(['a+', 'a-', 'b+', 'b-', 'c+', 'c-']);
	});

	test('lets tasks of other keys run side by side', async () => {
		const clock = new SharedClock();
		const queue = new SerialQueue();
		const work = Promise.all(
			['a', 'b', 'c'].map(async (key) => await queue.enqueue(key, async () => await clock.sleep(10))),
		);
		await clock.run(work);
		expect(clock.now()).toBe(10);
	});

	test('a task that fails, at once or later, fails alone', async () => {
		const queue = new SerialQueue();
		const failed = queue.enqueue('k', async () => await Promise.reject(new Error('first')));
		const sync = queue.enqueue('k', () => {
			throw new Error('second');
		});
		const after = queue.enqueue('k', async () => await Promise.resolve('third'));
		expect(await rejectionOf(failed)).toEqual(new Error('first'));
		expect(await rejectionOf(sync)).toEqual(new Error('second'));
		expect(await after).toBe('third');
	});

	test('forgets a key when its last task is done', async () => {
		const queue = new SerialQueue();
		await queue.enqueue('k', async () => await Promise.resolve());
		await new Promise((resolve) => setImmediate(resolve));
		expect((queue as unknown as { tails: Map<string, unknown> }).tails.size).toBe(0);
	});
});
