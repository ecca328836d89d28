import type { ClaimAnswer, ClaimEnd } from '../../../../nodes/shared/payments/claims';
import { registerOf, type Register } from '../../../../nodes/shared/payments/everyAccount';
import type { DeduplicationStore } from '../../../../nodes/shared/store/wordStore';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const TEST = ['test'];
const LIVE = ['live'];
const EITHER = ['test', 'live'];

let nodes = 0;

/** A node whose credential stands for other accounts from run to run. */
function setup() {
	const store = new FakeStore();
	const nodeId = `node-of-accounts-${nodes++}`;
	let executions = 0;
	return {
		store,
		run: (accounts: readonly string[], through: DeduplicationStore = store): Register =>
			registerOf(
				through,
				new FakeClock(),
				{
					workflowId: store.workflowId,
					nodeId,
					credentialId: 'cred-1',
					accounts,
					operation: 'payout.initiate',
				},
				`${nodeId}-${executions++}`,
			),
	};
}

const wish = (key = 'OUT-1', { fingerprint = '500 GMD', sendAgain = 0 } = {}) => ({
	key,
	fingerprint,
	sendAgain,
});

const stateOf = (answer: ClaimAnswer | undefined) => (answer?.state === 'known' ? answer.as : answer?.state);

/** Claims a key in a run of its own and closes it, when it is won. */
async function claimed(register: Register, end: ClaimEnd, one = wish()): Promise<string | undefined> {
	const [answer] = await register.claim([one]);
	if (answer?.state === 'won') register.close(answer.claim, end);
	await register.flush();
	return stateOf(answer);
}

describe('a payment key of a credential whose account is not always known', () => {
	test.each<[string, readonly string[], readonly string[]]>([
		['test key, then one that does not tell', TEST, EITHER],
		['live key, then one that does not tell', LIVE, EITHER],
		['key that does not tell, then a live key', EITHER, LIVE],
		['key that does not tell, then a test key', EITHER, TEST],
		['key that does not tell, twice', EITHER, EITHER],
	])('stays paid, or unknown, or free: %s', async (_what, before, after) => {
		for (const [end, then] of [
			['accepted', 'accepted'],
			['unknown', 'unknown'],
			['free', 'won'],
		] as const) {
			const { run } = setup();
			expect(await claimed(run(before), end)).toBe('won');
			expect(await run(after).look([wish()])).toEqual([then === 'won' ? undefined : then]);
			expect(await claimed(run(after), 'free')).toBe(then);
		}
	});

	test('a test payment does not block the live one', async () => {
		const { run } = setup();
		expect(await claimed(run(TEST), 'accepted')).toBe('won');
		expect(await claimed(run(LIVE), 'accepted')).toBe('won');
	});

	test('what is lost for one account is given back for the other', async () => {
		const { run } = setup();
		await claimed(run(LIVE), 'accepted', wish('PAID'));
		const register = run(EITHER);
		const answers = await register.claim([wish('PAID'), wish('FRESH')]);
		expect(answers.map(stateOf)).toEqual(['accepted', 'won']);
		await register.flush();
		expect(await claimed(run(TEST), 'accepted', wish('PAID'))).toBe('won');
	});

	test('another payment with the key is told', async () => {
		const { run } = setup();
		await claimed(run(LIVE), 'accepted');
		const other = wish('OUT-1', { fingerprint: '900 GMD' });
		expect(await claimed(run(EITHER), 'accepted', other)).toBe('otherPayment');
	});

	test('one more sending that a person has allowed goes out once', async () => {
		const { run } = setup();
		await claimed(run(TEST), 'unknown');
		const again = wish('OUT-1', { sendAgain: 1 });
		expect(await claimed(run(EITHER), 'unknown', again)).toBe('won');
		expect(await claimed(run(EITHER), 'unknown', again)).toBe('unknown');
		expect(await claimed(run(TEST), 'unknown', again)).toBe('unknown');
	});

	test('what the provider tells of an earlier payment is recorded where it was sent', async () => {
		const { run } = setup();
		await claimed(run(LIVE), 'unknown', wish('A'));
		await claimed(run(LIVE), 'unknown', wish('B'));
		const register = run(EITHER);
		const [a, b] = await register.claim([wish('A'), wish('B')]);
		if (a?.state === 'known') register.accept(a.marks);
		if (b?.state === 'known') register.free(b.marks, b.owner);
		await register.flush();
		expect(await run(LIVE).look([wish('A'), wish('B')])).toEqual(['accepted', undefined]);
	});

	test('a store that fails for one account leaves nothing claimed for the other', async () => {
		const { store, run } = setup();
		let calls = 0;
		let isDown = true;
		const failing: DeduplicationStore = {
			...store,
			checkProcessedAndRecord: async (...given) => {
				// The contest of the first account takes three.
				if (isDown && ++calls > 3) throw new Error('SQLITE_BUSY');
				return await store.checkProcessedAndRecord(...given);
			},
		};
		const register = run(EITHER, failing);
		await expect(register.claim([wish()])).rejects.toThrow();
		isDown = false;
		await register.flush();
		expect(await claimed(run(TEST), 'accepted')).toBe('won');
		expect(await claimed(run(LIVE), 'accepted')).toBe('won');
	});
});
