/**
 * Events over several workers: processes that share a store without a lock. fast-check decides when each delivery
 * comes and how long each call of the store stands still between its read and its write.
 */
import type { WordStore } from '../../../../nodes/shared/store/wordStore';
import type { claimEvents } from '../../../../nodes/shared/webhooks/claimEvents';
import fc from '../../../support/properties.mts';
import { FakeStore } from '../../support/store.mts';
import { SharedClock } from '../../support/timing.mts';

interface Delivery {
	worker: number;
	at: number;
	event: string;
}

interface Worker {
	Store: typeof WordStore;
	claim: typeof claimEvents;
}

/** Workers are processes: each loads the modules for itself, with a queue of its own. */
const workers: Worker[] = [];

beforeAll(async () => {
	for (let worker = 0; worker < 3; worker++) {
		await jest.isolateModulesAsync(async () => {
			workers.push({
				Store: (await import('../../../../nodes/shared/store/wordStore')).WordStore,
				claim: (await import('../../../../nodes/shared/webhooks/claimEvents')).claimEvents,
			});
		});
	}
});

/** How often each event has started the workflow. */
async function play(
	deliveries: readonly Delivery[],
	durations: readonly number[],
	{ alone = false, chances = [0.5] }: { alone?: boolean; chances?: readonly number[] } = {},
) {
	const clock = new SharedClock();
	let call = 0;
	let draw = 0;
	const store = new FakeStore(clock, () => durations[call++ % durations.length] ?? 1);
	const timing = {
		now: () => clock.now(),
		sleep: async (milliseconds: number) => await clock.sleep(milliseconds),
		random: () => chances[draw++ % chances.length] ?? 0.5,
	};
	const starts = new Map<string, number>();
	const one = async ({ worker, at, event: eventId }: Delivery, index: number) => {
		await clock.sleep(at);
		const { Store, claim } = workers[worker % workers.length] as Worker;
		const event = { event: {}, eventId, account: 'one', delivery: `delivery ${index}` };
		const repeats = await claim([event], new Store(store, timing, 'row', 4000), timing, alone);
		if (!repeats.has(event)) starts.set(eventId, (starts.get(eventId) ?? 0) + 1);
	};
	await clock.run(Promise.all(deliveries.map(one)));
	return { starts, calls: store.calls.length };
}

/** An event that comes once or, within a moment, twice, the second time to another worker. */
const deliveries: fc.Arbitrary<Delivery[]> = fc
	.array(
		fc.record({
			worker: fc.nat(2),
			at: fc.nat(1000),
			again: fc.option(fc.record({ worker: fc.integer({ min: 1, max: 2 }), after: fc.nat(50) })),
		}),
		{ minLength: 2, maxLength: 12 },
	)
	.map((events) =>
		events.flatMap(({ worker, at, again }, index) => {
			const one = { worker, at, event: `event ${index}` };
			return again ? [one, { ...one, worker: worker + again.worker, at: at + again.after }] : [one];
		}),
	);

/** Milliseconds between read and write of a call: n8n's takes about 10. */
const durations = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 40 });
const drawn = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 30, maxLength: 40 });

test('each event starts the workflow once, whichever workers get it, at one moment or later', async () => {
	await fc.assert(
		fc.asyncProperty(deliveries, durations, drawn, async (all, times, draws) => {
			const later = all.map((one) => ({ ...one, at: one.at + 5000, worker: one.worker + 1 }));
			const chances = draws.map((one) => one / 100);
			const { starts } = await play([...all, ...later], times, { chances });
			expect(Object.fromEntries(starts)).toEqual(Object.fromEntries(all.map(({ event }) => [event, 1])));
		}),
		// Always the same schedules: with enough of them two copies of the row can take turns for long enough.
		{ numRuns: Number(process.env.RUNS ?? 2000), seed: Number(process.env.SEED ?? 20261127) },
	);
}, 300_000);

test('the process that is alone needs one call an event, one more a repeat, and no waiting', async () => {
	const events = Array.from({ length: 30 }, (_, index) => ({ worker: 0, at: 0, event: `e${index % 10}` }));
	const { starts, calls } = await play(events, [3], { alone: true });
	expect([...starts.values()]).toEqual(Array.from({ length: 10 }, () => 1));
	// A repeat takes its own word out again: the room is for events.
	expect(calls).toBe(30 + 20);
});

test('without the second look the events of two workers would be forgotten', async () => {
	const two = [
		{ worker: 0, at: 0, event: 'a' },
		{ worker: 1, at: 1, event: 'b' },
		{ worker: 0, at: 5000, event: 'a' },
		{ worker: 0, at: 5000, event: 'b' },
	];
	const first = { worker: 2, at: 0, event: 'first' };
	const moved = two.map((one) => ({ ...one, at: one.at + 1000 }));
	expect((await play([first, ...moved], [5], { alone: true })).starts.get('a')).toBe(2);
	expect((await play([first, ...moved], [5])).starts.get('a')).toBe(1);
});
