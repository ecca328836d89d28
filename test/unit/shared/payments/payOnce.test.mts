import type { IDataObject } from 'n8n-workflow';

import { CallFailure, type Outcome } from '../../../../nodes/shared/api/failure';
import type { Found } from '../../../../nodes/shared/api/payment';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { GuardUnavailable } from '../../../../nodes/shared/payments/paymentErrors';
import type { PaymentOrder, PaymentResult } from '../../../../nodes/shared/payments/paymentOrder';
import { PayOnce } from '../../../../nodes/shared/payments/payOnce';
import { ProviderRecords } from '../../../../nodes/shared/payments/providerRecords';
import { PaymentRegister } from '../../../../nodes/shared/payments/register';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const SCOPE = {
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
};

let runs = 0;

/** A run of the node, each in an execution of its own unless it is named. */
class Run {
	private readonly payments: PayOnce;

	constructor(store: FakeStore, scope: Partial<typeof SCOPE>, execution = `execution-${runs++}`) {
		const clock = new FakeClock();
		const register = new PaymentRegister(store, clock, { ...SCOPE, ...scope }, execution);
		this.payments = new PayOnce(register, new ProviderRecords(clock, () => false), execution);
	}

	get sentKeys(): readonly string[] {
		return this.payments.sentKeys;
	}

	async payAll(orders: readonly PaymentOrder[], stops = false): Promise<PaymentResult[]> {
		const results: PaymentResult[] = [];
		await this.payments.payAll(orders, (result, order) => {
			results[order] = result;
			return !stops || result.state !== 'failed';
		});
		return results;
	}

	async pay(order: PaymentOrder): Promise<PaymentResult | undefined> {
		return (await this.payAll([order]))[0];
	}
}

/** Each test has a node of its own: the package remembers payments of a node for as long as the process lives. */
let nodes = 0;

function setup(scope: Partial<typeof SCOPE> = {}) {
	const store = new FakeStore();
	const nodeId = `node-${nodes++}`;
	return { store, run: (execution?: string) => new Run(store, { nodeId, ...scope }, execution) };
}

const SENT: PaymentResult = { state: 'sent', rows: [{ id: 'tx' }], byLookup: false };
const known = (as: string, sentAgain = 0) => ({ state: 'known', as, sentAgain });

const paid = async () => await Promise.resolve([{ id: 'tx' }]);
const failing = (thrown: unknown) => async () => await Promise.reject<IDataObject[]>(thrown);
const ended = (outcome: Outcome) => failing(new CallFailure({ outcome }));
const never = failing(new Error('was sent'));

function order(send: () => Promise<IDataObject[]> = paid, more: Partial<PaymentOrder> = {}): PaymentOrder {
	return { key: 'OUT-1', fingerprint: '500 GMD', sendAgain: 0, askAboutDuplicate: false, send, ...more };
}

const keyState = (locked: boolean, sentAgain = 0) => ({ key: 'OUT-1', locked, sentAgain });

/** What a later run finds: whether it may send. */
async function laterRunMaySend(run: Run): Promise<boolean> {
	return (await run.pay(order()))?.state === 'sent';
}

describe('a key', () => {
	test('is sent once, in this run and in later ones', async () => {
		const { run } = setup();
		const first = run();
		expect(await first.payAll([order(), order(never)])).toEqual([SENT, known('accepted')]);
		expect(first.sentKeys).toEqual(['OUT-1']);
		expect(await run().pay(order(never))).toEqual(known('accepted'));
	});

	test('is claimed before it is sent', async () => {
		const { store, run } = setup();
		let rows = 0;
		const send = async () => {
			rows = store.row?.length ?? 0;
			return await paid();
		};
		await run().pay(order(send));
		expect(rows).toBeGreaterThan(0);
	});

	test('of another payment is refused, in this run and in later ones', async () => {
		const { run } = setup();
		const other = order(never, { fingerprint: '700 GMD' });
		expect(await run().payAll([order(), other])).toEqual([SENT, known('otherPayment')]);
		expect(await run().pay(other)).toEqual(known('otherPayment'));
		expect(await run().pay(order(never))).toEqual(known('accepted'));
	});

	test.each<[Outcome, boolean]>([
		['refused', true],
		['notSent', true],
		['unknown', false],
	])('whose call ended as %s may be sent by a later run: %p', async (outcome, maySend) => {
		const { run } = setup();
		const result = await run().pay(order(ended(outcome)));
		expect(result).toMatchObject({ state: 'failed', keyState: keyState(!maySend) });
		expect(await laterRunMaySend(run())).toBe(maySend);
	});

	test('is free after wrong input that was found while sending', async () => {
		const { run } = setup();
		const result = await run().pay(order(failing(new InputError('Amount is zero'))));
		expect(result).toMatchObject({ keyState: keyState(false) });
		expect(await laterRunMaySend(run())).toBe(true);
	});

	test.each<[string, unknown]>([
		['a mistake in the code', new TypeError('x')],
		['a text', 'boom'],
		['nothing', undefined],
	])('stays locked after %s, as nobody knows', async (_what, thrown) => {
		const { run } = setup();
		expect(await run().pay(order(failing(thrown)))).toEqual({
			state: 'failed',
			thrown,
			keyState: keyState(true),
		});
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('that comes twice in a run is sent the second time when the first was refused', async () => {
		const { run } = setup();
		const results = await run().payAll([order(ended('refused')), order()]);
		expect(results).toMatchObject([{ state: 'failed' }, SENT]);
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('whose outcome is not known stays so for as long as the execution lasts, with Send Again as well', async () => {
		const { run } = setup();
		const first = await run('same').pay(order(ended('unknown')));
		expect(await run('same').pay(order(never, { sendAgain: 1 }))).toEqual(first);
	});
});

describe('Send Again', () => {
	test('whose outcome is not known belongs to its payment, for another one as long as the execution lasts', async () => {
		const { run } = setup();
		await run('loop').pay(order(ended('unknown')));
		const other = order(never, { fingerprint: '700 GMD' });
		expect(await run('loop').pay(other)).toEqual(known('otherPayment'));
	});

	test('sends an open key once for each mention, ever', async () => {
		const { run } = setup();
		await run().pay(order(ended('unknown')));
		const once = order(ended('unknown'), { sendAgain: 1 });
		expect(await run().pay(once)).toMatchObject({ state: 'failed', keyState: keyState(true, 1) });
		expect(await run().pay(once)).toEqual(known('unknown', 1));
		expect(await run().pay(order(paid, { sendAgain: 2 }))).toEqual(SENT);
		expect(await run().pay(order(never, { sendAgain: 9 }))).toEqual(known('accepted'));
	});

	test('never sends what was accepted', async () => {
		const { run } = setup();
		await run().pay(order());
		expect(await run().pay(order(never, { sendAgain: 5 }))).toEqual(known('accepted'));
	});

	test('that is refused may be made again, and the key stays locked: the first sending may have paid', async () => {
		const { run } = setup();
		await run().pay(order(ended('unknown')));
		const refused = order(ended('refused'), { sendAgain: 1 });
		expect(await run().pay(refused)).toMatchObject({ keyState: keyState(true, 1) });
		expect(await laterRunMaySend(run())).toBe(false);
		expect(await run().pay(order(paid, { sendAgain: 1 }))).toEqual(SENT);
	});

	test('of a key nobody has used is a first sending', async () => {
		const { run } = setup();
		expect(await run().pay(order(ended('refused'), { sendAgain: 1 }))).toMatchObject({
			keyState: keyState(false, 0),
		});
		expect(await laterRunMaySend(run())).toBe(true);
	});
});

describe('a run of many', () => {
	const many = (count: number, send: (index: number) => () => Promise<IDataObject[]>) =>
		Array.from({ length: count }, (_, index) => order(send(index), { key: `OUT-${index}` }));

	test('that stops gives back what came to no turn', async () => {
		const { run } = setup();
		const orders = many(40, (index) => (index === 30 ? ended('refused') : paid));
		const results = await run().payAll(orders, true);
		expect(results.map(({ state }) => state)).toEqual([...Array<string>(30).fill('sent'), 'failed']);
		const again = await run().payAll(many(40, () => paid));
		expect(again.map(({ state }) => state)).toEqual([
			...Array<string>(30).fill('known'),
			...Array<string>(10).fill('sent'),
		]);
	});

	test('writes the row a few times for each chunk and not for each line', async () => {
		const { store, run } = setup();
		await run().payAll(many(100, () => paid));
		// A chunk of 25 and five of 17: three writes to claim, three to record how the payments ended, and one to take out what is over.
		expect(store.calls.length).toBeLessThanOrEqual(6 * 7);
	});

	test('leaves two words a payment in the store', async () => {
		const { store, run } = setup();
		await run().payAll(many(60, () => paid));
		expect(store.row).toHaveLength(120);
	});
});

describe('a store that fails', () => {
	test('while a key is given back: the result says that it stays locked', async () => {
		const { store, run } = setup();
		const send = async () => {
			store.broken = new Error('gone');
			return await Promise.reject<IDataObject[]>(new CallFailure({ outcome: 'refused' }));
		};
		expect(await run().pay(order(send))).toMatchObject({ keyState: keyState(true) });
		store.broken = undefined;
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('after the payment: it was sent, and the key stays locked', async () => {
		const { store, run } = setup();
		const send = async () => {
			store.broken = new Error('gone');
			return await paid();
		};
		expect(await run().pay(order(send))).toEqual(SENT);
		store.broken = undefined;
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('before the claim: nothing is sent', async () => {
		const { store, run } = setup();
		store.broken = new Error('gone');
		expect(await run().pay(order(never))).toMatchObject({
			state: 'failed',
			thrown: new GuardUnavailable(store.broken),
			keyState: keyState(false),
		});
	});

	test('has no place for a workflow that is not saved: nothing is sent', async () => {
		const { run } = setup({ workflowId: '' });
		expect(await run().pay(order(never))).toMatchObject({ thrown: { message: 'Save the workflow first' } });
	});
});

describe("the provider's records", () => {
	const ACCEPTED: Found = { state: 'accepted', output: { id: 'found' } };
	const FAILED: Found = { state: 'failed', message: 'REJECTED' };
	const FOUND = { state: 'sent', rows: [{ id: 'found' }], byLookup: true };
	const says = (found: Found | undefined) => jest.fn(async () => await Promise.resolve(found));

	test('settle an unknown outcome: accepted', async () => {
		const { run } = setup();
		expect(await run().pay(order(ended('unknown'), { lookup: says(ACCEPTED) }))).toEqual(FOUND);
		expect(await run().pay(order(never, { sendAgain: 1 }))).toEqual(known('accepted'));
	});

	test('settle an unknown outcome: failed for good, and the key is free', async () => {
		const { run } = setup();
		const result = await run().pay(order(ended('unknown'), { lookup: says(FAILED) }));
		expect(result).toMatchObject({
			state: 'failed',
			thrown: { failure: { outcome: 'refused', message: 'REJECTED' } },
			keyState: keyState(false),
		});
		expect(await laterRunMaySend(run())).toBe(true);
	});

	test('that show nothing leave it unknown: not found is not "not paid"', async () => {
		const { run } = setup();
		const lookup = says(undefined);
		expect(await run().pay(order(ended('unknown'), { lookup }))).toMatchObject({
			keyState: keyState(true),
		});
		expect(lookup).toHaveBeenCalledTimes(2);
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('are not asked about what is certain', async () => {
		const { run } = setup();
		const lookup = says(ACCEPTED);
		await run().payAll([order(ended('refused'), { lookup }), order(paid, { lookup })]);
		expect(lookup).not.toHaveBeenCalled();
	});

	test('are asked about a known key whose outcome is open, when the person wants that', async () => {
		const { run } = setup();
		await run().pay(order(ended('unknown')));
		const lookup = says(ACCEPTED);
		expect(await run().pay(order(never, { lookup }))).toEqual(known('unknown'));
		expect(await run().pay(order(never, { lookup, askAboutDuplicate: true }))).toEqual(FOUND);
		expect(await run().pay(order(never, { lookup, askAboutDuplicate: true }))).toEqual(known('accepted'));
		expect(lookup).toHaveBeenCalledTimes(1);
	});

	test('that say a known payment has failed free its key, and nothing is sent in that run', async () => {
		const { run } = setup();
		await run().pay(order(ended('unknown')));
		const asked = order(never, { lookup: says(FAILED), askAboutDuplicate: true });
		expect(await run().pay(asked)).toMatchObject({ state: 'failed', keyState: keyState(false) });
		expect(await laterRunMaySend(run())).toBe(true);
	});

	test('a failed second sending does not free the key: the first may have paid', async () => {
		const { run } = setup();
		await run().pay(order(ended('unknown')));
		const again = order(ended('unknown'), { sendAgain: 1, lookup: says(FAILED) });
		expect(await run().pay(again)).toMatchObject({ keyState: keyState(true, 1) });
		expect(await laterRunMaySend(run())).toBe(false);
	});
});
