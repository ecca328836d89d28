/**
 * The claim protocol, searched through: workers with one store, where one of them stands still at each point of each of
 * its store calls in turn, for shorter and for longer than the protocol can bear, and the other begins at each moment.
 */
import type { ClaimEnd } from '../../../../nodes/shared/payments/claims';
import type { PaymentRegister } from '../../../../nodes/shared/payments/register';
import fc from '../../../support/properties.mts';
import { Race, registerWorkers, type CallTimes, type RacingRun } from '../../support/registerRace.mts';

let workers: Array<typeof PaymentRegister> = [];

beforeAll(async () => {
	workers = await registerWorkers(3);
});

const ENDS: readonly ClaimEnd[] = ['accepted', 'free', 'unknown'];
const POINTS = ['beforeRead', 'between', 'afterWrite'] as const;
const OFFSETS = Array.from({ length: 26 }, (_, index) => index * 10 - 60);
/** A claim that wins and its flush are five store calls; one more for a claim that has to look again. */
const CALLS = 6;

/** Two workers that want one key; the first one stands still once. */
interface Duel {
	/** How long a store call takes else. */
	callMs: number;
	stillAt: (typeof POINTS)[number];
	call: number;
	stillMs: number;
	/** How much later the second one begins. */
	offset: number;
	sendMs: number;
	ends: [ClaimEnd, ClaimEnd];
}

/** How often the key may have moved money. */
async function movesOf({ callMs, stillAt, call, stillMs, offset, sendMs, ends }: Duel): Promise<number> {
	const usual: CallTimes = { beforeRead: 0, between: callMs, afterWrite: 0 };
	const still: CallTimes = { ...usual, [stillAt]: usual[stillAt] + stillMs };
	// Without jitter the contest is as short as it can be.
	const race = new Race(
		workers,
		(worker, number) => (worker === 0 && number === call ? still : usual),
		() => 0,
	);
	const runs = ends.map(async (end, worker) => {
		await race.clock.sleep(100 + worker * offset);
		return await race.run({ worker, key: 'A', sendMs, end });
	});
	await race.clock.run(Promise.all(runs));
	return race.moves().get('A') ?? 0;
}

/** The duels in which the key moved money twice. */
async function lostAmong(duels: readonly Duel[]): Promise<Duel[]> {
	const lost: Duel[] = [];
	for (const duel of duels) if ((await movesOf(duel)) > 1) lost.push(duel);
	return lost;
}

/** Every point of every call, every moment and every end, with a sending that is short or long. */
function duels(stillMs: number, calls: readonly number[], points: ReadonlyArray<Duel['stillAt']>): Duel[] {
	const usual: Duel[] = calls.map((callMs) => {
		return {
			callMs,
			stillAt: 'between',
			call: 0,
			stillMs,
			offset: 0,
			sendMs: 1,
			ends: ['accepted', 'accepted'],
		};
	});
	return usual
		.flatMap((duel) => points.map((stillAt) => ({ ...duel, stillAt })))
		.flatMap((duel) => Array.from({ length: CALLS }, (_, call) => ({ ...duel, call })))
		.flatMap((duel) => OFFSETS.map((offset) => ({ ...duel, offset })))
		.flatMap((duel) => [1, 300, 5000].map((sendMs) => ({ ...duel, sendMs })))
		.flatMap((duel) => ENDS.map((end): Duel => ({ ...duel, ends: ['accepted', end] })));
}

describe('two workers that want one key', () => {
	test.each([0, 25, 50])('send it once when one stands still for %i ms at any point', async (stillMs) => {
		expect(await lostAmong(duels(stillMs, [1, 10], POINTS))).toEqual([]);
	});

	test.each(['beforeRead', 'afterWrite'] as const)(
		'send it once however long one stands still %s',
		async (stillAt) => {
			expect(await lostAmong(duels(2000, [1, 10], [stillAt]))).toEqual([]);
		},
	);

	test.each([
		[1, 61, 67],
		[10, 89, 101],
	])(
		'can both send it when one stands still between read and write for longer than a contest: calls of %i ms, %i to %i ms',
		async (callMs, safe, unsafe) => {
			expect(await lostAmong(duels(safe, [callMs], ['between']))).toEqual([]);
			const lost = await lostAmong(duels(unsafe, [callMs], ['between']));
			expect(lost.length).toBeGreaterThan(0);
			// A refusal gives the key back, so that the second sending is right.
			expect(lost.filter(({ ends }) => ends[1] === 'free')).toEqual([]);
		},
	);
});

test.each([150, 400, 1000])(
	'a worker does not send again what it knows to be accepted, when another one stood still for %i ms and wrote over it',
	async (stillMs) => {
		const race = new Race(workers, (worker, number) => {
			return { beforeRead: 0, between: worker === 0 && number === 0 ? stillMs : 10, afterWrite: 0 };
		});
		const other = race.run({ worker: 0, key: 'B', sendMs: 1, end: 'accepted' });
		const run: RacingRun = { worker: 1, key: 'A', sendMs: 20, end: 'accepted' };
		await race.clock.run(Promise.all([other, race.run(run)]));
		expect(await race.clock.run(race.run(run))).toBe('accepted');
		expect(await race.clock.run(race.run({ ...run, worker: 0 }))).toBe('accepted');
		expect(race.moves().get('A')).toBe(1);
	},
);

test('three workers that stand still for up to 50 ms again and again send each key once', async () => {
	const ms = fc.oneof(
		{ arbitrary: fc.constant(0), weight: 4 },
		{ arbitrary: fc.integer({ min: 1, max: 50 }), weight: 1 },
	);
	const times = fc.array(fc.record({ beforeRead: ms, between: ms, afterWrite: ms }), {
		minLength: 1,
		maxLength: 30,
	});
	const runs = fc.array(
		fc.record({
			worker: fc.nat(2),
			key: fc.constantFrom('A', 'B'),
			sendMs: fc.constantFrom(0, 20, 300),
			end: fc.constantFrom(...ENDS),
			at: fc.nat(300),
		}),
		{ minLength: 2, maxLength: 5 },
	);
	await fc.assert(
		fc.asyncProperty(runs, times, async (wanted, paces) => {
			let call = 0;
			const race = new Race(workers, () => {
				const { beforeRead = 0, between = 0, afterWrite = 0 } = paces[call++ % paces.length] ?? {};
				return { beforeRead, between: 1 + Math.min(49, between), afterWrite };
			});
			const all = wanted.map(async ({ at, ...run }) => {
				await race.clock.sleep(at);
				await race.run(run);
			});
			await race.clock.run(Promise.all(all));
			expect(Math.max(0, ...race.moves().values())).toBeLessThanOrEqual(1);
		}),
		{ numRuns: 1500, seed: Number(process.env.REGISTER_SEED ?? 2) },
	);
});

describe('a payroll of two workers, whose store calls stand still for up to a second now and then', () => {
	const KEYS = 1000;
	/** Of eight payments one is refused. */
	const endOf = (index: number): ClaimEnd => (index % 8 === 0 ? 'free' : 'accepted');

	/** A generator of its own, so that a failure comes again. */
	function chances(seed: number): () => number {
		let state = seed;
		return () => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return state / 2_147_483_648;
		};
	}

	test.each([
		[0.001, 7919],
		[0.01, 104_729],
	])(
		'that runs a second time through the other worker pays nothing twice (%d of the calls)',
		async (often, seed) => {
			const chance = chances(seed);
			const still = () => (chance() < often ? 250 + 750 * chance() : 0);
			const race = new Race(
				await registerWorkers(2),
				() => ({ beforeRead: 0, between: 10 + still(), afterWrite: 0 }),
				chance,
			);
			const told = new Map<string, number>();
			const payroll = async (worker: number, list: number): Promise<void> => {
				for (let index = 0; index < KEYS; index++) {
					const end = endOf(index);
					const run: RacingRun = { worker, key: `${list}-${index}`, sendMs: 50 * chance(), end };
					const name = `${end}: ${await race.run(run)}`;
					told.set(name, (told.get(name) ?? 0) + 1);
				}
			};
			await race.clock.run(Promise.all([payroll(0, 0), payroll(1, 1)]));
			told.clear();
			await race.clock.run(Promise.all([payroll(0, 1), payroll(1, 0)]));
			expect([...race.moves()].filter(([, moves]) => moves > 1)).toEqual([]);
			const locked = (told.get('free: unknown') ?? 0) + (told.get('free: otherPayment') ?? 0);
			expect(locked).toBeLessThanOrEqual(KEYS / 100);
		},
	);
});
