import type { IDataObject } from 'n8n-workflow';

import { CallFailure, type Outcome } from '../../../../nodes/shared/api/failure';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { GuardUnavailable } from '../../../../nodes/shared/payments/paymentErrors';
import { PayOnce, type PaymentOrder, type PaymentResult } from '../../../../nodes/shared/payments/payOnce';
import { PaymentGuard } from '../../../../nodes/shared/payments/paymentGuard';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const SUBJECT = {
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
};

let executions = 0;

function setup(subject: Partial<typeof SUBJECT> = {}) {
	const store = new FakeStore();
	/** One run of the node, each in an execution of its own. */
	const run = () => {
		const guard = new PaymentGuard(store, new FakeClock());
		return new PayOnce(guard, { ...SUBJECT, ...subject }, `execution-${executions++}`);
	};
	return { store, run };
}

const SENT: PaymentResult = { state: 'sent', rows: [{ id: 'tx' }] };
const DUPLICATE: PaymentResult = { state: 'duplicate' };

const paid = async () => await Promise.resolve([{ id: 'tx' }]);
const failing = (thrown: unknown) => async () => await Promise.reject<IDataObject[]>(thrown);

function order(send: () => Promise<IDataObject[]> = paid, more: Partial<PaymentOrder> = {}): PaymentOrder {
	return { key: 'OUT-1', keyLabel: 'Client Reference', sendAgain: false, build: () => send, ...more };
}

const keyState = (locked: boolean, usedBefore = false) => ({ key: 'OUT-1', locked, usedBefore });

/** What a later run finds: whether it may send. */
async function laterRunMaySend(run: PayOnce): Promise<boolean> {
	return (await run.pay(order())).state === 'sent';
}

describe('PayOnce', () => {
	test('sends a new key once', async () => {
		const { run } = setup();
		const payments = run();
		const send = jest.fn(paid);
		expect(await payments.pay(order(send))).toEqual(SENT);
		expect(await payments.pay(order(send))).toEqual(DUPLICATE);
		expect(send).toHaveBeenCalledTimes(1);
		expect(payments.sentKeys).toEqual(['OUT-1']);
	});

	test('builds before it claims, and claims before it sends', async () => {
		const { store, run } = setup();
		const rows: number[] = [];
		const note = () => rows.push(store.row?.length ?? 0);
		const build = () => {
			note();
			return async () => {
				note();
				return await paid();
			};
		};
		await run().pay(order(paid, { build }));
		expect(rows).toEqual([0, expect.any(Number)]);
		expect(rows[1]).toBeGreaterThan(0);
	});

	test('does not send a duplicate', async () => {
		const { run } = setup();
		await run().pay(order());
		const payments = run();
		expect(await payments.pay(order(failing(new Error('was sent'))))).toEqual(DUPLICATE);
		expect(payments.sentKeys).toEqual([]);
	});

	test('says what is missing when there is no key, by its label, and claims nothing', async () => {
		const { store, run } = setup();
		const result = await run().pay(order(paid, { key: '' }));
		expect(result).toMatchObject({ state: 'failed', thrown: { message: 'Client Reference is missing' } });
		expect(store.calls).toEqual([]);
	});

	test('wrong input claims nothing', async () => {
		const { store, run } = setup();
		const thrown = new InputError('Amount is zero');
		const build = () => {
			throw thrown;
		};
		expect(await run().pay(order(paid, { build }))).toEqual({
			state: 'failed',
			thrown,
			keyState: keyState(false),
		});
		expect(store.calls).toEqual([]);
	});

	test.each<[Outcome, boolean]>([
		['refused', true],
		['notSent', true],
		['unknown', false],
	])('after a call whose outcome is %s a later run may send: %p', async (outcome, maySend) => {
		const { run } = setup();
		const thrown = new CallFailure({ outcome });
		const result = await run().pay(order(failing(thrown)));
		expect(result).toEqual({ state: 'failed', thrown, keyState: keyState(!maySend) });
		expect(await laterRunMaySend(run())).toBe(maySend);
	});

	test('wrong input found while sending frees the key', async () => {
		const { run } = setup();
		const result = await run().pay(order(failing(new InputError('Amount is zero'))));
		expect(result).toMatchObject({ keyState: keyState(false) });
		expect(await laterRunMaySend(run())).toBe(true);
	});

	test.each<[string, unknown]>([
		['a mistake in the code', new TypeError('x')],
		['a text', 'boom'],
		['nothing', undefined],
	])('after %s nobody knows, so the key stays locked', async (_what, thrown) => {
		const { run } = setup();
		expect(await run().pay(order(failing(thrown)))).toEqual({
			state: 'failed',
			thrown,
			keyState: keyState(true),
		});
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('an unknown outcome stays unknown for as long as the execution lasts', async () => {
		const { run } = setup();
		const payments = run();
		const first = await payments.pay(order(failing(new CallFailure({ outcome: 'unknown' }))));
		const again = await payments.pay(order(failing(new Error('was sent')), { sendAgain: true }));
		expect(again).toEqual(first);
	});

	test('the same item can be sent again in the same run after a refusal', async () => {
		const { run } = setup();
		const payments = run();
		await payments.pay(order(failing(new CallFailure({ outcome: 'refused' }))));
		expect(await payments.pay(order())).toEqual(SENT);
	});

	test('says that the key stays locked when the store fails while it is given back', async () => {
		const { store, run } = setup();
		const send = async () => {
			store.broken = new Error('gone');
			return await Promise.reject<IDataObject[]>(new CallFailure({ outcome: 'refused' }));
		};
		expect(await run().pay(order(send))).toMatchObject({ keyState: keyState(true) });
		store.broken = undefined;
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('sends nothing when the store does not answer', async () => {
		const { store, run } = setup();
		store.broken = new Error('gone');
		const result = await run().pay(order(failing(new Error('was sent'))));
		expect(result).toMatchObject({
			state: 'failed',
			thrown: new GuardUnavailable(store.broken),
			keyState: keyState(false),
		});
	});

	test('sends nothing from a workflow that is not saved', async () => {
		const { run } = setup({ workflowId: '' });
		const result = await run().pay(order(failing(new Error('was sent'))));
		expect(result).toMatchObject({ thrown: { message: 'Save the workflow first' } });
	});

	test('Send Again sends a known key once a run, also when two items of the run carry it', async () => {
		const { run } = setup();
		await run().pay(order());
		const payments = run();
		expect(await payments.pay(order(paid, { sendAgain: true }))).toEqual(SENT);
		expect(await payments.pay(order(paid, { sendAgain: true }))).toEqual(DUPLICATE);
		expect(payments.sentKeys).toEqual(['OUT-1']);
	});

	test('a refused Send Again keeps the key locked: the first sending may have paid', async () => {
		const { run } = setup();
		await run().pay(order(failing(new CallFailure({ outcome: 'unknown' }))));
		const refused = failing(new CallFailure({ outcome: 'refused' }));
		expect(await run().pay(order(refused, { sendAgain: true }))).toMatchObject({
			keyState: keyState(true, true),
		});
		expect(await laterRunMaySend(run())).toBe(false);
	});
});
