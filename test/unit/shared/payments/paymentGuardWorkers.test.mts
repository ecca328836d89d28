import fc from 'fast-check';

import type { ClaimSubject, PaymentGuard } from '../../../../nodes/shared/payments/paymentGuard';
import { FakeStore } from '../../support/store.mts';
import { SharedClock } from '../../support/timing.mts';

/** One claim of one worker: when it begins and which key it wants. */
interface Wish {
	worker: number;
	at: number;
	key: string;
	sendAgain?: boolean;
}

type GuardClass = typeof PaymentGuard;

/** Workers are processes: each loads the module for itself, with serial queues of its own. */
const workers: GuardClass[] = [];

beforeAll(async () => {
	for (let worker = 0; worker < 4; worker++) {
		await jest.isolateModulesAsync(async () => {
			workers.push((await import('../../../../nodes/shared/payments/paymentGuard')).PaymentGuard);
		});
	}
	expect(new Set(workers).size).toBe(4);
});

const subjectOf = (key: string): ClaimSubject => ({
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
	key,
});

/** Runs the wishes against one store; durations and chances are taken in turn from the given lists. */
async function play(wishes: readonly Wish[], durations: readonly number[], chances: readonly number[]) {
	const clock = new SharedClock();
	let call = 0;
	let draw = 0;
	const store = new FakeStore(clock, () => durations[call++ % durations.length] ?? 1);
	const timing = {
		now: () => clock.now(),
		sleep: async (milliseconds: number) => await clock.sleep(milliseconds),
		random: () => chances[draw++ % chances.length] ?? 0.5,
	};
	const guardOf = (worker: number) => {
		const Guard = workers[worker % workers.length];
		if (!Guard) throw new Error('No such worker');
		return new Guard(store, timing);
	};
	const work = wishes.map(async ({ worker, at, key, sendAgain }) => {
		await clock.sleep(at);
		const claim = await guardOf(worker)
			.claim(subjectOf(key), sendAgain)
			.catch(() => 'unavailable' as const);
		return { key, answer: typeof claim === 'string' ? claim : ('won' as const) };
	});
	const results = await clock.run(Promise.all(work));
	const count = (key: string, answer: 'won' | 'duplicate' | 'unavailable') =>
		results.filter((result) => result.key === key && result.answer === answer).length;
	const winners = (key: string) => count(key, 'won');
	/** Told that the key was used before, although nobody of this play got it. */
	const misled = (key: string) => (winners(key) === 0 ? count(key, 'duplicate') : 0);
	/** Whether a later run finds the key claimed. */
	const locked = async (key: string) => (await clock.run(guardOf(0).claim(subjectOf(key)))) === 'duplicate';
	return { winners, misled, locked };
}

const wish = (keys: string[]) =>
	fc.record({ worker: fc.nat(3), at: fc.nat(30), key: fc.constantFrom(...keys) });
/** Milliseconds of a store's calls: n8n's takes about 10. */
const durations = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 });
const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 });

const RUNS = { numRuns: 300 };

describe('PaymentGuard over several workers', () => {
	test('two workers that want one key at the same moment: one of them gets it', async () => {
		const wishes = [0, 1].map((worker) => ({ worker, at: 0, key: 'A' }));
		const { winners, locked } = await play(wishes, [10], [0, 1]);
		expect(winners('A')).toBe(1);
		expect(await locked('A')).toBe(true);
	});

	test('the fake store is as bad as the real one: without the guard both workers would be told it is new', async () => {
		const clock = new SharedClock();
		const store = new FakeStore(clock, () => 10);
		store.row = [];
		const both = ['a', 'a'].map(
			async (entry) => await store.checkProcessedAndRecord([entry], 'node', { mode: 'entries' }),
		);
		const outputs = await clock.run(Promise.all(both));
		expect(outputs.map((output) => output.new)).toEqual([['a'], ['a']]);
	});

	test('never do two claimers of one key both get it, and whoever gets a key keeps it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(wish(['A', 'B', 'C']), { minLength: 2, maxLength: 6 }),
				durations,
				chances,
				async (wishes, times, luck) => {
					const { winners, locked } = await play(wishes, times, luck);
					for (const key of new Set(wishes.map((one) => one.key))) {
						expect(winners(key)).toBeLessThanOrEqual(1);
						if (winners(key) === 1) expect(await locked(key)).toBe(true);
					}
				},
			),
			RUNS,
		);
	});

	test('a store twice as slow as usual lets no second claimer through: old copies of the row take turns', async () => {
		const wishes = [
			{ worker: 2, at: 44, key: 'A' },
			{ worker: 1, at: 0, key: 'C' },
			{ worker: 1, at: 0, key: 'A' },
			{ worker: 0, at: 21, key: 'A' },
			{ worker: 3, at: 0, key: 'C' },
			{ worker: 3, at: 0, key: 'A' },
		];
		const { winners } = await play(wishes, [14, 20, 10, 9], [0]);
		expect(winners('A')).toBeLessThanOrEqual(1);
	});

	test('two claimers of one key never both fail, and nobody is told of a payment that nobody makes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(wish(['A']), { minLength: 1, maxLength: 2 }),
				durations,
				chances,
				async (wishes, times, luck) => {
					const { winners, misled } = await play(wishes, times, luck);
					expect(winners('A')).toBe(1);
					expect(misled('A')).toBe(0);
				},
			),
			RUNS,
		);
	});

	test('claims of other keys are never lost: each key one claimer wants is won', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.tuple(wish(['A']), wish(['B']), wish(['C']), wish(['D'])),
				durations,
				chances,
				async (wishes, times, luck) => {
					const { winners, locked } = await play(wishes, times, luck);
					for (const { key } of wishes) {
						expect(winners(key)).toBe(1);
						expect(await locked(key)).toBe(true);
					}
				},
			),
			RUNS,
		);
	});

	test('a key sent with Send Again is remembered, also when others write at the same moment', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(wish(['B', 'C']), { minLength: 1, maxLength: 4 }),
				durations,
				chances,
				async (wishes, times, luck) => {
					const again: Wish = { worker: 3, at: 5, key: 'A', sendAgain: true };
					const others = wishes.map((one) => ({ ...one, worker: one.worker % 3 }));
					const { winners, locked } = await play([again, ...others], times, luck);
					expect(winners('A')).toBe(1);
					expect(await locked('A')).toBe(true);
				},
			),
			RUNS,
		);
	});
});
