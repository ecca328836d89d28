import { InputError } from '../../../../nodes/shared/basics/inputError';
import type { ClaimAnswer, ClaimEnd } from '../../../../nodes/shared/payments/claims';
import { marksOf } from '../../../../nodes/shared/payments/marks';
import { BrokenClaim } from '../../../../nodes/shared/store/brokenClaim';
import {
	MAX_CHUNK,
	MAX_ENTRIES,
	MIN_CHUNK,
	PaymentRegister,
} from '../../../../nodes/shared/payments/register';
import { rejectionOf } from '../../support/errors.mts';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const scope = {
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
};

let executions = 0;

function setup(more: Partial<typeof scope> = {}) {
	const store = new FakeStore();
	const clock = new FakeClock();
	const here = { ...scope, workflowId: store.workflowId, ...more };
	const run = (other: Partial<typeof scope> = {}, execution = `execution-${executions++}`) =>
		new PaymentRegister(store, clock, { ...here, ...other }, execution);
	return { store, clock, run };
}

const wish = (key = 'OUT-1', fingerprint = '500 GMD', sendAgain = 0) => ({ key, fingerprint, sendAgain });

async function claimed(register: PaymentRegister, ...wishes: Array<ReturnType<typeof wish>>) {
	return await register.claim(wishes.length > 0 ? wishes : [wish()]);
}

const statesOf = (answers: ClaimAnswer[]) =>
	answers.map((answer) => (answer.state === 'known' ? answer.as : answer.state));

/** Claims a key in a run of its own and closes it. */
async function used(register: PaymentRegister, end: ClaimEnd, one = wish()): Promise<void> {
	const [answer] = await claimed(register, one);
	if (answer?.state !== 'won') throw new Error(`The key was ${answer?.state}`);
	register.close(answer.claim, end);
	await register.flush();
}

describe('a claim', () => {
	test('of several keys is one contest', async () => {
		const { store, run } = setup();
		const register = run();
		expect(statesOf(await claimed(register, wish('A'), wish('B'), wish('C')))).toEqual(['won', 'won', 'won']);
		expect(store.calls.map(({ name }) => name)).toEqual(['record', 'record', 'record']);
	});

	test.each([
		['a look', async (register: PaymentRegister) => await register.look([wish('NEW'), wish('PAID')])],
		['a claim', async (register: PaymentRegister) => await claimed(register, wish('NEW'), wish('PAID'))],
	])('%s goes on when the store fails for a moment while words are taken out', async (_what, ask) => {
		const { store, run } = setup();
		await used(run(), 'accepted', wish('PAID'));
		const remove = store.removeProcessed;
		let calls = 0;
		Object.assign(store, {
			removeProcessed: async (...given: Parameters<typeof remove>) => {
				if (calls++ === 0) throw new Error('database is locked');
				await remove(...given);
			},
		});
		expect(await ask(run())).toHaveLength(2);
		expect(calls).toBeGreaterThan(1);
	});

	test('finds the state of each key, and puts nothing in for those that are used', async () => {
		const { store, run } = setup();
		await used(run(), 'accepted', wish('A'));
		await used(run(), 'unknown', wish('B'));
		await used(run(), 'free', wish('C'));
		const before = [...(store.row ?? [])].sort();
		const register = run();
		const asked = [wish('A'), wish('B'), wish('A', '700 GMD')];
		for (const one of asked) expect(statesOf(await claimed(register, one))).toHaveLength(1);
		expect(statesOf(await claimed(run(), wish('A'), wish('B'), wish('C')))).toEqual([
			'accepted',
			'unknown',
			'won',
		]);
		await register.flush();
		expect(statesOf(await claimed(run(), wish('A', '700 GMD'), wish('B', '700 GMD')))).toEqual([
			'otherPayment',
			'otherPayment',
		]);
		expect(before.every((entry) => store.row?.includes(entry))).toBe(true);
	});

	test('settles before it counts, and looks whether it is still there', async () => {
		const { clock, run } = setup();
		await claimed(run());
		expect(clock.slept).toBeGreaterThanOrEqual(60);
	});

	test.each<[string, Partial<typeof scope>]>([
		['another credential', { credentialId: 'cred-2' }],
		['another account of it', { account: 'test' }],
		['another operation', { operation: 'payout.cancel' }],
	])('for %s is of another key', async (_what, other) => {
		const { run } = setup();
		await used(run(), 'accepted');
		expect(statesOf(await claimed(run(other)))).toEqual(['won']);
	});

	test('stores hashes in the scope of the node, within a bound', async () => {
		const { store, run } = setup();
		await used(run(), 'accepted');
		expect(JSON.stringify(store.calls)).not.toMatch(/OUT-1|500 GMD/);
		expect(new Set(store.calls.map(({ scope: where }) => where))).toEqual(new Set(['node']));
		expect(store.calls[0]?.maxEntries).toBe(MAX_ENTRIES);
		expect(MAX_ENTRIES).toBe(21_000);
	});

	test('of a workflow that is not saved is refused before anything is stored', async () => {
		const { store, run } = setup({ workflowId: '' });
		expect(await rejectionOf(claimed(run()))).toBeInstanceOf(InputError);
		expect(store.calls).toEqual([]);
	});

	test('is refused while the store does not answer, and leaves nothing behind', async () => {
		const { store, run } = setup();
		store.broken = new Error('database is locked');
		expect(await rejectionOf(claimed(run()))).toBe(store.broken);
		store.broken = undefined;
		expect(statesOf(await claimed(run()))).toEqual(['won']);
	});

	/** The calls of the store fail from the second on, so many times. */
	const failingLater = (store: FakeStore, failures: number) => {
		const record = store.checkProcessedAndRecord;
		let calls = 0;
		return Object.assign(store, {
			checkProcessedAndRecord: async (...given: Parameters<typeof record>) => {
				calls += 1;
				if (calls > 1 && calls <= 1 + failures) throw new Error('SQLITE_BUSY: database is locked');
				return await record(...given);
			},
		});
	};

	test('is patient with a database that is busy once keys are written', async () => {
		const { store, run } = setup();
		failingLater(store, 4);
		expect(statesOf(await claimed(run()))).toEqual(['won']);
	});

	test('says that keys may be locked when it could not finish what it began', async () => {
		const { store, run } = setup();
		failingLater(store, Infinity);
		const error = await rejectionOf(claimed(run()));
		expect(error).toBeInstanceOf(BrokenClaim);
		expect((error as Error).message).toBe('SQLITE_BUSY: database is locked');
	});

	test('does the insert of the very first row again when another worker was faster', async () => {
		const { store, run } = setup();
		const record = store.checkProcessedAndRecord;
		let calls = 0;
		Object.assign(store, {
			checkProcessedAndRecord: async (...given: Parameters<typeof record>) => {
				if (++calls === 1) throw new Error('UNIQUE constraint failed: processed_data');
				return await record(...given);
			},
		});
		expect(statesOf(await claimed(run()))).toEqual(['won']);
		expect(statesOf(await claimed(run()))).toEqual(['unknown']);
	});

	test('gives up after a while when others keep writing over it', async () => {
		const { store, run } = setup();
		Object.assign(store, {
			checkProcessedAndRecord: async (items: unknown[]) =>
				await Promise.resolve({ new: items as string[], processed: [] }),
		});
		const error = await rejectionOf(claimed(run()));
		expect((error as Error).message).toContain('kept writing over the payment keys');
	});

	test('holds more lines when the row is long', async () => {
		const { store, run } = setup();
		expect(await run().mostInDoubt(5000)).toBe(MIN_CHUNK);
		store.row = Array.from({ length: MAX_ENTRIES }, (_, index) => String(index));
		expect(await run().mostInDoubt(5000)).toBe(MAX_CHUNK);
		expect(await run().mostInDoubt(3)).toBe(MIN_CHUNK);
	});
});

describe('what was closed', () => {
	test('as accepted leaves two words in the store', async () => {
		const { store, run } = setup();
		await used(run(), 'accepted');
		expect(store.row).toHaveLength(2);
	});

	test('as free leaves nothing', async () => {
		const { store, run } = setup();
		await used(run(), 'free');
		expect(store.row).toEqual([]);
	});

	test('as free stays so when an old copy of the row comes back once', async () => {
		const { store, run } = setup();
		const register = run();
		const [answer] = await claimed(register);
		if (answer?.state !== 'won') throw new Error('not won');
		const before = [...(store.row ?? [])];
		register.close(answer.claim, 'free');
		const remove = store.removeProcessed;
		let removals = 0;
		Object.assign(store, {
			removeProcessed: async (...given: Parameters<typeof remove>) => {
				await remove(...given);
				if (++removals === 1) store.row = [...before];
			},
		});
		await register.flush();
		expect(statesOf(await claimed(run()))).toEqual(['won']);
	});

	test('as accepted is written again with the next claim when an old copy of the row has come back', async () => {
		const { store, run } = setup();
		await used(run(), 'accepted', wish('A'));
		store.row = [];
		await used(run(), 'accepted', wish('B'));
		expect(statesOf(await claimed(run(), wish('A'), wish('B')))).toEqual(['accepted', 'accepted']);
	});

	test('as unknown is written again when an old copy of the row has come back, and not sent meanwhile', async () => {
		const { store, run } = setup();
		await used(run(), 'unknown', wish('A'));
		store.row = [];
		await used(run(), 'accepted', wish('B'));
		// As another worker finds it, which knows the store alone.
		expect(await run().look([wish('A')])).toEqual(['unknown']);
		store.row = [];
		expect(statesOf(await claimed(run(), wish('A')))).toEqual(['unknown']);
	});

	test('as unknown is free again when another worker has given its key back', async () => {
		const { store, run } = setup();
		await used(run(), 'unknown', wish('A'));
		const { key, open } = marksOf({ ...scope, workflowId: store.workflowId }, 'A', '500 GMD');
		await store.removeProcessed([key, open], 'node');
		expect(statesOf(await claimed(run(), wish('A')))).toEqual(['won']);
	});

	test('frees no other key', async () => {
		const { run } = setup();
		await used(run(), 'accepted', wish('A'));
		await used(run(), 'free', wish('B'));
		expect(statesOf(await claimed(run(), wish('A')))).toEqual(['accepted']);
	});
});

describe('an execution n8n begins anew', () => {
	test('is told from a first one when its process is no more', async () => {
		const { store, clock, run } = setup();
		await claimed(run({}, 'execution-x'));
		const inNewProcess = await new Promise<PaymentRegister>((resolve) => {
			jest.isolateModules(() => {
				const { PaymentRegister: Other } = jest.requireActual<{ PaymentRegister: typeof PaymentRegister }>(
					'../../../../nodes/shared/payments/register',
				);
				const here = { ...scope, workflowId: store.workflowId };
				resolve(new Other(store, clock, here, 'execution-x'));
			});
		});
		expect(statesOf(await claimed(inNewProcess))).toEqual(['unknown']);
		expect(inNewProcess.interrupted).toBe(true);
	});

	test('is none when the same process goes on', async () => {
		const { run } = setup();
		await claimed(run({}, 'execution-y'));
		const again = run({}, 'execution-y');
		await claimed(again, wish('B'));
		expect(again.interrupted).toBe(false);
	});
});

describe('a look', () => {
	test('tells the states and changes nothing', async () => {
		const { store, run } = setup();
		await used(run(), 'accepted', wish('A'));
		await used(run(), 'unknown', wish('B'));
		const before = [...(store.row ?? [])].sort();
		expect(await run().look([wish('A'), wish('B'), wish('A', '7 GMD'), wish('C')])).toEqual([
			'accepted',
			'unknown',
			'otherPayment',
			undefined,
		]);
		expect([...(store.row ?? [])].sort()).toEqual(before);
		expect(statesOf(await claimed(run(), wish('C')))).toEqual(['won']);
	});

	test('needs a saved workflow', async () => {
		const { run } = setup({ workflowId: '' });
		expect(await rejectionOf(run().look([wish()]))).toBeInstanceOf(InputError);
	});
});
