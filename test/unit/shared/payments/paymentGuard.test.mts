import { InputError } from '../../../../nodes/shared/basics/inputError';
import { BrokenClaim } from '../../../../nodes/shared/payments/paymentErrors';
import { MAX_ENTRIES, PaymentGuard, type ClaimSubject } from '../../../../nodes/shared/payments/paymentGuard';
import { rejectionOf } from '../../support/errors.mts';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const subject: ClaimSubject = {
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
	key: 'OUT-101',
};

function setup() {
	const store = new FakeStore();
	const clock = new FakeClock();
	/** A guard of another run of the same node: it shares the store and nothing else. */
	const run = () => new PaymentGuard(store, clock);
	return { store, clock, run };
}

async function claimed(guard: PaymentGuard, given: ClaimSubject = subject, sendAgain = false) {
	const claim = await guard.claim(given, sendAgain);
	if (claim === 'duplicate') throw new Error('Was a duplicate');
	return claim;
}

describe('PaymentGuard.claim', () => {
	test('gives a key once: the same run and later runs find a duplicate', async () => {
		const { run } = setup();
		const first = run();
		await claimed(first);
		expect(await first.claim(subject)).toBe('duplicate');
		expect(await run().claim(subject)).toBe('duplicate');
	});

	test.each<[string, Partial<ClaimSubject>]>([
		['another key', { key: 'OUT-102' }],
		['the same key in other capitals', { key: 'out-101' }],
		['another operation', { operation: 'payout.other' }],
		['another credential', { credentialId: 'cred-2' }],
		['the test account of the same credential', { account: 'test' }],
		['parts that look alike when joined', { credentialId: 'cred-1live', account: '' }],
	])('%s is another payment', async (_what, other) => {
		const { run } = setup();
		await claimed(run());
		await claimed(run(), { ...subject, ...other });
	});

	test('stores hashes in the scope of the node, within a bound', async () => {
		const { store, run } = setup();
		await claimed(run());
		expect(JSON.stringify(store.calls)).not.toContain('OUT-101');
		expect(new Set(store.calls.map(({ scope }) => scope))).toEqual(new Set(['node']));
		expect(store.calls[0]?.maxEntries).toBe(MAX_ENTRIES);
		expect(MAX_ENTRIES).toBe(20_000);
	});

	test('lets a claim settle before it counts, and looks whether it is still there', async () => {
		const { store, clock, run } = setup();
		await claimed(run());
		expect(clock.slept).toBeGreaterThanOrEqual(50);
		expect(store.calls.map(({ name }) => name)).toEqual(['record', 'record', 'record']);
	});

	test('leaves nothing behind in the store for a duplicate', async () => {
		const { store, run } = setup();
		await claimed(run());
		const before = [...(store.row ?? [])];
		for (let again = 0; again < 5; again++) await run().claim(subject);
		expect(store.row).toEqual(before);
	});

	test.each([undefined, ''])(
		'refuses when the workflow is not saved (id %j), before anything is stored',
		async (workflowId) => {
			const { store, run } = setup();
			const error = await rejectionOf(run().claim({ ...subject, workflowId }));
			expect(error).toBeInstanceOf(InputError);
			expect((error as InputError).message).toBe('Save the workflow first');
			expect(store.calls).toEqual([]);
		},
	);

	test('throws when the store does not answer: nothing may be sent then', async () => {
		const { store, run } = setup();
		store.broken = new Error('database is locked');
		expect(await rejectionOf(run().claim(subject))).toBe(store.broken);
		store.broken = undefined;
		await claimed(run());
	});

	/** A store whose calls fail from the second on, so many times. */
	const failingLater = (store: FakeStore, failures: number) => {
		let calls = 0;
		return {
			removeProcessed: store.removeProcessed,
			checkProcessedAndRecord: async (...given: Parameters<typeof store.checkProcessedAndRecord>) => {
				calls += 1;
				if (calls > 1 && calls <= 1 + failures) throw new Error('SQLITE_BUSY: database is locked');
				return await store.checkProcessedAndRecord(...given);
			},
		};
	};

	test('is patient with a database that is busy once the key is written', async () => {
		const { store } = setup();
		await claimed(new PaymentGuard(failingLater(store, 4), new FakeClock()));
	});

	test('says that the key may be locked when it could not finish what it began', async () => {
		const { store } = setup();
		const error = await rejectionOf(
			new PaymentGuard(failingLater(store, Infinity), new FakeClock()).claim(subject),
		);
		expect(error).toBeInstanceOf(BrokenClaim);
		expect((error as Error).message).toBe('SQLITE_BUSY: database is locked');
	});

	test('does the insert of the very first row again when another worker was faster', async () => {
		const { store, run } = setup();
		const write = store.checkProcessedAndRecord;
		let calls = 0;
		const racing = {
			removeProcessed: store.removeProcessed,
			checkProcessedAndRecord: async (...given: Parameters<typeof write>) => {
				if (++calls === 1) throw new Error('UNIQUE constraint failed: processed_data');
				return await write(...given);
			},
		};
		await claimed(new PaymentGuard(racing, new FakeClock()));
		expect(await run().claim(subject)).toBe('duplicate');
	});

	test('a write that went through but was reported as failed settles like any other before it counts', async () => {
		const { store } = setup();
		const clock = new FakeClock();
		const write = store.checkProcessedAndRecord;
		let written = 0;
		let calls = 0;
		const lossy = {
			removeProcessed: store.removeProcessed,
			checkProcessedAndRecord: async (...given: Parameters<typeof write>) => {
				const output = await write(...given);
				if (++calls > 1) return output;
				written = clock.now();
				throw new Error('connection lost');
			},
		};
		await claimed(new PaymentGuard(lossy, clock));
		expect(clock.now() - written).toBeGreaterThanOrEqual(50);
	});

	test('gives up after a while when others keep writing over it, and sends nothing', async () => {
		const { store } = setup();
		const forgetful = {
			removeProcessed: store.removeProcessed,
			checkProcessedAndRecord: async (items: unknown[]) =>
				await Promise.resolve({ new: items as string[], processed: [] }),
		};
		const error = await rejectionOf(new PaymentGuard(forgetful, new FakeClock()).claim(subject));
		expect((error as Error).message).toContain('kept writing over the payment key');
	});

	test('giving up never frees the key of another worker that has won it meanwhile', async () => {
		const { store, run } = setup();
		const other = run();
		let rounds = 0;
		const crowded = {
			removeProcessed: store.removeProcessed,
			checkProcessedAndRecord: async (items: unknown[]) => {
				// Each write is lost; after the last one the other worker claims the key.
				if (++rounds === 8) await claimed(other);
				return { new: items as string[], processed: [] };
			},
		};
		// The other worker has queues of its own; here it only needs another node to queue under.
		await rejectionOf(
			new PaymentGuard(crowded, new FakeClock()).claim({ ...subject, nodeId: 'other-queue' }),
		);
		expect(await run().claim(subject)).toBe('duplicate');
	});
});

describe('PaymentGuard.release', () => {
	test('makes a key free again, for this run and for others', async () => {
		const { store, run } = setup();
		const first = run();
		await first.release(await claimed(first));
		expect(store.row).toEqual([]);
		await first.release(await claimed(first));
		await claimed(run());
	});

	test('frees no other key', async () => {
		const { run } = setup();
		const first = run();
		await claimed(first, { ...subject, key: 'OUT-102' });
		await first.release(await claimed(first));
		expect(await run().claim({ ...subject, key: 'OUT-102' })).toBe('duplicate');
	});

	test('throws when the store does not answer, and the key stays claimed', async () => {
		const { store, run } = setup();
		const first = run();
		const claim = await claimed(first);
		store.broken = new Error('database is locked');
		expect(await rejectionOf(first.release(claim))).toBe(store.broken);
		store.broken = undefined;
		expect(await first.claim(subject)).toBe('duplicate');
		expect(await run().claim(subject)).toBe('duplicate');
	});
});

describe('Send Again', () => {
	test('allows one more sending an execution, however often the node runs in it', async () => {
		const { store, clock, run } = setup();
		await claimed(run());
		const inExecution = (id: string) => new PaymentGuard(store, clock, id);
		await claimed(inExecution('again-1'), subject, true);
		expect(await inExecution('again-1').claim(subject, true)).toBe('duplicate');
		await claimed(inExecution('again-2'), subject, true);
	});

	test('may be tried again in the same execution after a certain refusal', async () => {
		const { store, clock, run } = setup();
		await claimed(run());
		const guard = new PaymentGuard(store, clock, 'again-3');
		await guard.release(await claimed(guard, subject, true));
		await claimed(new PaymentGuard(store, clock, 'again-3'), subject, true);
	});

	test('claims a key that was used before, once a run', async () => {
		const { run } = setup();
		await claimed(run());
		const second = run();
		await claimed(second, subject, true);
		expect(await second.claim(subject, true)).toBe('duplicate');
		expect(await second.claim(subject)).toBe('duplicate');
		await claimed(run(), subject, true);
	});

	test('leaves the key locked for runs without it', async () => {
		const { run } = setup();
		await claimed(run(), subject, true);
		expect(await run().claim(subject)).toBe('duplicate');
	});

	test('a refused second sending does not free the key of the first one: that one may have paid', async () => {
		const { run } = setup();
		await claimed(run());
		const second = run();
		await second.release(await claimed(second, subject, true));
		expect(await run().claim(subject)).toBe('duplicate');
	});

	test('a refused sending of a key nobody used before does free it', async () => {
		const { run } = setup();
		const only = run();
		await only.release(await claimed(only, subject, true));
		await claimed(run());
	});
});
