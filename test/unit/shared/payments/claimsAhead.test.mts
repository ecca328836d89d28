/**
 * Long lists, whose keys are claimed while payments go out: on a clock of the test's own, where calls of the store and
 * payments take time and happen at once, against what a list that is worked off line by line would come to.
 */
import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../../nodes/shared/api/failure';
import type { PaymentOrder, PaymentResult } from '../../../../nodes/shared/payments/paymentOrder';
import fc from '../../../support/properties.mts';
import { FakeStore } from '../../support/store.mts';
import { SharedClock } from '../../support/timing.mts';

/** As docs/payments.md has it. */
const MOST_IN_DOUBT = 25;

type End = 'accepted' | Exclude<Outcome, 'notSent'>;

interface Line {
	key: string;
	amount: string;
	end: End;
	/** How long the provider takes. */
	ms: number;
}

let lists = 0;

/** The package as one process has it, with a memory of its own. */
async function loaded() {
	const { PayOnce } = await import('../../../../nodes/shared/payments/payOnce');
	const { PaymentRegister } = await import('../../../../nodes/shared/payments/register');
	const { ProviderRecords } = await import('../../../../nodes/shared/payments/providerRecords');
	const { CallFailure } = await import('../../../../nodes/shared/api/failure');
	return { PayOnce, PaymentRegister, ProviderRecords, CallFailure };
}

type Worker = Awaited<ReturnType<typeof loaded>>;

const workers: Worker[] = [];

beforeAll(async () => {
	while (workers.length < 3) {
		await jest.isolateModulesAsync(async () => {
			workers.push(await loaded());
		});
	}
});

function worker(number: number): Worker {
	const one = workers[number];
	if (!one) throw new Error(`No worker ${number}`);
	return one;
}

/** A worker that never pays. */
const WATCHER = 2;

/** A node that works off lists on a clock of its own. */
class Desk {
	readonly clock = new SharedClock();
	readonly store: FakeStore;
	readonly sent: Array<{ worker: number; line: number; key: string; end: End; at: number }> = [];
	/** Called at each payment, when it leaves. */
	onSend: () => Promise<void> = async () => await Promise.resolve();
	private readonly node = `list-${lists++}`;

	constructor(callMs: () => number = () => 5) {
		this.store = new FakeStore(this.clock, callMs);
	}

	private get timing() {
		const { clock } = this;
		return {
			now: () => clock.now(),
			sleep: async (milliseconds: number) => await clock.sleep(milliseconds),
			random: () => 0.5,
		};
	}

	get scope() {
		return {
			workflowId: this.store.workflowId,
			nodeId: this.node,
			credentialId: 'cred-1',
			account: 'live',
			operation: 'payout.initiate',
		};
	}

	async pay(lines: readonly Line[], stops = false): Promise<PaymentResult[]> {
		return await this.clock.run(this.work(0, lines, stops));
	}

	/** What a worker finds that only looks. */
	async look(by: number, lines: readonly Line[]) {
		const register = new (worker(by).PaymentRegister)(this.store, this.timing, this.scope, 'looks');
		return await register.look(lines.map(({ key, amount }) => ({ key, fingerprint: amount })));
	}

	/** The list as one worker works it off. */
	async work(by: number, lines: readonly Line[], stops = false): Promise<PaymentResult[]> {
		const { timing } = this;
		const { PayOnce, PaymentRegister, ProviderRecords } = worker(by);
		const execution = `execution-${lists++}`;
		const register = new PaymentRegister(this.store, timing, this.scope, execution);
		const payments = new PayOnce(register, new ProviderRecords(timing, () => false), execution);
		const results: PaymentResult[] = [];
		const orders = lines.map((line, index) => this.orderOf(by, line, index));
		await payments.payAll(orders, (result, order) => {
			expect(order).toBe(results.length);
			results.push(result);
			return !stops || result.state !== 'failed';
		});
		return results;
	}

	/** How often money has moved for a key, or may have. */
	moves(key: string): number {
		return this.sent.filter((one) => one.key === key && one.end !== 'refused').length;
	}

	private orderOf(by: number, { key, amount, end, ms }: Line, line: number): PaymentOrder {
		const { CallFailure } = worker(by);
		return {
			key,
			fingerprint: amount,
			sendAgain: 0,
			askAboutDuplicate: false,
			send: async (): Promise<IDataObject[]> => {
				this.sent.push({ worker: by, line, key, end, at: this.clock.now() });
				await this.onSend();
				await this.clock.sleep(ms);
				if (end === 'accepted') return [{ line }];
				throw new CallFailure({ outcome: end });
			},
		};
	}
}

const linesOf = (count: number, ms = 20): Line[] =>
	Array.from({ length: count }, (_, index) => ({ key: `L-${index}`, amount: '5', end: 'accepted', ms }));

/** What the results of a list must be, worked out line by line; `sent` holds the lines that reach the provider. */
function expected(lines: readonly Line[], stops: boolean) {
	const ended = new Map<string, Line>();
	const told: string[] = [];
	const sent: number[] = [];
	for (const [index, line] of lines.entries()) {
		const before = ended.get(line.key);
		if (before && before.amount !== line.amount) told.push('known: otherPayment');
		else if (before) told.push(before.end === 'accepted' ? 'known: accepted' : 'failed: unknown');
		else {
			sent.push(index);
			told.push(line.end === 'accepted' ? 'sent' : `failed: ${line.end}`);
			if (line.end !== 'refused') ended.set(line.key, line);
		}
		if (stops && told.at(-1)?.startsWith('failed')) break;
	}
	return { told, sent, ended };
}

function toldOf(result: PaymentResult): string {
	if (result.state === 'known') return `known: ${result.as}`;
	if (result.state === 'sent') return 'sent';
	const { thrown } = result;
	return thrown instanceof worker(0).CallFailure
		? `failed: ${thrown.failure.outcome}`
		: `failed: ${String(thrown)}`;
}

/** Another process, which knows nothing but what stands in the store at this moment. */
async function seenByAnother(desk: Desk, keys: readonly string[]) {
	const copy = new FakeStore();
	copy.row = [...(desk.store.row ?? [])];
	const timing = { now: () => 0, sleep: async () => await Promise.resolve(), random: () => 0 };
	const register = new (worker(WATCHER).PaymentRegister)(copy, timing, desk.scope, 'later');
	return await register.look(keys.map((key) => ({ key, fingerprint: '5' })));
}

test('a list takes what its payments take: the next keys are claimed meanwhile', async () => {
	const desk = new Desk();
	await desk.pay(linesOf(200, 50));
	const pauses = desk.sent.slice(1).map(({ at }, index) => at - (desk.sent[index]?.at ?? NaN) - 50);
	expect(pauses).toHaveLength(199);
	expect(Math.max(...pauses)).toBe(0);
});

test(`a crash at any payment leaves at most ${MOST_IN_DOUBT} lines in doubt, and none that was sent is free`, async () => {
	const desk = new Desk();
	const lines = linesOf(70);
	const keys = lines.map(({ key }) => key);
	const inDoubt: number[] = [];
	desk.onSend = async () => {
		const states = await seenByAnother(desk, keys);
		const sent = desk.sent.length;
		expect(states.slice(0, sent)).not.toContain(undefined);
		expect(states.filter((state) => state === 'otherPayment' || state === 'uncertain')).toEqual([]);
		inDoubt.push(states.filter((state) => state === 'unknown').length);
	};
	await desk.pay(lines);
	expect(inDoubt).toHaveLength(70);
	expect(Math.max(...inDoubt)).toBe(MOST_IN_DOUBT);
});

test('a crash at any write of the register says the same', async () => {
	const desk = new Desk();
	const lines = linesOf(45, 13);
	const keys = lines.map(({ key }) => key);
	const seen: Array<{ sent: ReadonlySet<string>; unknown: number }> = [];
	for (const name of ['checkProcessedAndRecord', 'removeProcessed'] as const) {
		const call = desk.store[name] as (...given: unknown[]) => Promise<unknown>;
		Object.assign(desk.store, {
			[name]: async (...given: unknown[]) => {
				const answer = await call(...given);
				const states = await seenByAnother(desk, keys);
				seen.push({
					// Those that have left when the call ends, whatever it has put in.
					sent: new Set(desk.sent.map(({ line }) => states[line] ?? 'free')),
					unknown: states.filter((state) => state === 'unknown').length,
				});
				return answer;
			},
		});
	}
	await desk.pay(lines);
	expect(seen.length).toBeGreaterThan(15);
	expect([...new Set(seen.flatMap(({ sent }) => [...sent]))].sort()).toEqual(['accepted', 'unknown']);
	expect(Math.max(...seen.map(({ unknown }) => unknown))).toBe(MOST_IN_DOUBT);
});

const ends = (usual: End) =>
	fc.oneof(
		{ arbitrary: fc.constant(usual), weight: 6 },
		{ arbitrary: fc.constantFrom<End>('accepted', 'refused', 'unknown'), weight: 2 },
	);

const lines = (usual: End, amounts: fc.Arbitrary<string>): fc.Arbitrary<Line[]> =>
	fc.array(
		fc.record<Line>({
			key: fc.oneof(
				{ arbitrary: fc.nat(400).map((number) => `L-${number}`), weight: 3 },
				{ arbitrary: fc.constantFrom('A', 'B', 'C', 'D'), weight: 1 },
			),
			amount: amounts,
			end: ends(usual),
			ms: fc.integer({ min: 0, max: 90 }),
		}),
		{ minLength: 26, maxLength: 90, size: 'max' },
	);

const lists5 = fc.oneof(lines('accepted', fc.constant('5')), lines('refused', fc.constant('5')));

/** How long the calls of the store take, in turn. */
const paces = (max: number) => fc.array(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 9 });

function inTurn(values: readonly number[]): () => number {
	let call = 0;
	return () => values[call++ % values.length] ?? 5;
}

const RUNS = { numRuns: Number(process.env.LISTS ?? 150) };

test('a list with keys that come again ends as if each line had waited for the one before', async () => {
	const amounts = fc.oneof(
		{ arbitrary: fc.constant('5'), weight: 12 },
		{ arbitrary: fc.constant('7'), weight: 1 },
	);
	// Refusals give keys back, so that they are claimed again around the ends of chunks.
	const lists = fc.oneof(lines('accepted', amounts), lines('refused', amounts));
	await fc.assert(
		fc.asyncProperty(lists, fc.boolean(), paces(60), async (list, stops, pace) => {
			const desk = new Desk(inTurn(pace));
			const { told, sent, ended } = expected(list, stops);
			expect((await desk.pay(list, stops)).map(toldOf)).toEqual(told);
			expect(desk.sent.map((one) => one.line)).toEqual(sent);
			const keys = [...new Set(list.map(({ key }) => key))];
			const states = await seenByAnother(desk, keys);
			for (const [index, key] of keys.entries()) {
				const before = ended.get(key);
				const state = before?.amount === '7' ? 'otherPayment' : before?.end;
				expect([key, states[index]]).toEqual([key, state]);
			}
		}),
		RUNS,
	);
});

test('when the store fails in between, the same list on another worker pays nothing twice, and pays what was told as free', async () => {
	await fc.assert(
		fc.asyncProperty(
			lists5,
			paces(30),
			fc.nat(60),
			fc.integer({ min: 1, max: 20 }),
			async (list, pace, after, calls) => {
				const desk = new Desk(inTurn(pace));
				let call = 0;
				const fails = () => call++ >= after && call <= after + calls;
				for (const name of ['checkProcessedAndRecord', 'removeProcessed'] as const) {
					const real = desk.store[name] as (...given: unknown[]) => Promise<unknown>;
					Object.assign(desk.store, {
						[name]: async (...given: unknown[]) => {
							if (fails()) throw new Error('disk full');
							return await real(...given);
						},
					});
				}
				const told = await desk.pay(list);
				// The last word on a key counts. What was not even claimed says so by an error of its own.
				const lastWord = new Map(list.map(({ key }, index) => [key, told[index]]));
				const free = [...lastWord].filter(
					([, result]) =>
						result?.state === 'failed' &&
						result.thrown instanceof worker(0).CallFailure &&
						!result.keyState.locked,
				);
				call = Infinity;
				const before = desk.sent.length;
				await desk.clock.run(
					desk.work(
						1,
						list.map((one) => ({ ...one, end: 'accepted' })),
					),
				);
				for (const { key } of list) expect(desk.moves(key)).toBeLessThanOrEqual(1);
				const again = new Set(desk.sent.slice(before).map(({ key }) => key));
				expect(free.filter(([key]) => !again.has(key))).toEqual([]);
			},
		),
		RUNS,
	);
});

test('two workers with the same long list, in whatever order, pay each line at most once', async () => {
	const usual = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(lists5, usual, fc.nat(900), fc.boolean(), async (list, pace, later, backwards) => {
			const desk = new Desk(inTurn(pace));
			const second = async () => {
				await desk.clock.sleep(later);
				await desk.work(1, backwards ? [...list].reverse() : list);
			};
			await desk.clock.run(Promise.all([desk.work(0, list), second()]));
			const keys = [...new Set(list.map(({ key }) => key))];
			const states = await seenByAnother(desk, keys);
			for (const [index, key] of keys.entries()) {
				expect([key, desk.moves(key)]).toEqual([key, Math.min(1, desk.moves(key))]);
				if (desk.moves(key) > 0) expect([key, states[index]]).not.toEqual([key, undefined]);
			}
		}),
		RUNS,
	);
});

test('runs of one process that ask for the same keys at one moment are told what is so', async () => {
	const desk = new Desk();
	const paid = linesOf(30);
	await desk.pay(paid);
	const before = desk.sent.length;
	const again = await desk.clock.run(Promise.all([0, 0, 0].map(async (by) => await desk.work(by, paid))));
	expect(again.map((results) => results.map(toldOf))).toEqual(
		again.map(() => paid.map(() => 'known: accepted')),
	);
	expect(desk.sent).toHaveLength(before);
});

test('looks of one process take no key away from a run that pays', async () => {
	const desk = new Desk();
	const list = linesOf(60);
	const look = async () => await desk.look(0, list);
	const [told, ...states] = await desk.clock.run(
		Promise.all([desk.work(0, list), look(), look(), look(), look()]),
	);
	expect(told.map(toldOf)).toEqual(list.map(() => 'sent'));
	// Free, under way or accepted, whenever they looked.
	expect(states.flat().filter((state) => state === 'otherPayment' || state === 'uncertain')).toEqual([]);
});

test(`a crash while keys are looked at leaves at most ${MOST_IN_DOUBT} in doubt`, async () => {
	const desk = new Desk();
	const list = linesOf(90);
	const paid = list.slice(0, 45);
	await desk.pay(paid);
	const inDoubt: number[] = [];
	for (const name of ['checkProcessedAndRecord', 'removeProcessed'] as const) {
		const call = desk.store[name] as (...given: unknown[]) => Promise<unknown>;
		Object.assign(desk.store, {
			[name]: async (...given: unknown[]) => {
				const answer = await call(...given);
				const states = await seenByAnother(
					desk,
					list.map(({ key }) => key),
				);
				const wrong = states.filter(
					(state, index) => state !== (index < paid.length ? 'accepted' : undefined),
				);
				inDoubt.push(wrong.length);
				return answer;
			},
		});
	}
	const states = await desk.clock.run(desk.look(0, list));
	expect(states).toEqual(list.map((_, index) => (index < paid.length ? 'accepted' : undefined)));
	expect(Math.max(...inDoubt)).toBeLessThanOrEqual(MOST_IN_DOUBT);
	expect(inDoubt.at(-1)).toBe(0);
});
