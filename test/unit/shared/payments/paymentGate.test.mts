import type { IDataObject } from 'n8n-workflow';

import { CallFailure, type Outcome } from '../../../../nodes/shared/api/failure';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import {
	DuplicatePayment,
	GuardUnavailable,
	type ItemContext,
} from '../../../../nodes/shared/errors/itemError';
import { PaymentGuard } from '../../../../nodes/shared/payments/paymentGuard';
import { TransferGate, type Transfer } from '../../../../nodes/shared/payments/paymentGate';
import { rejectionOf } from '../../support/errors.mts';
import { acme, node, transferOperation } from '../../support/provider.mts';
import { FakeStore } from '../../support/store.mts';
import { FakeClock } from '../../support/timing.mts';

const SUBJECT = {
	workflowId: 'workflow-1',
	nodeId: 'node-1',
	credentialId: 'cred-1',
	account: 'live',
	operation: 'payout.initiate',
};

function setup(subject: Partial<typeof SUBJECT> = {}) {
	const store = new FakeStore();
	const run = () => new TransferGate(new PaymentGuard(store, new FakeClock()), { ...SUBJECT, ...subject });
	return { store, run };
}

function contextOf(): ItemContext {
	return {
		provider: acme(),
		operation: transferOperation,
		node,
		itemIndex: 0,
		timeoutMs: 30_000,
		secrets: [],
	};
}

const paid = async () => await Promise.resolve([{ id: 'tx' }]);
const failing = (thrown: unknown) => async () => await Promise.reject<IDataObject[]>(thrown);

function transfer(more: Partial<Transfer> = {}): Transfer {
	return {
		key: 'OUT-1',
		keyLabel: 'Client Reference',
		sendAgain: false,
		passDuplicates: false,
		context: contextOf(),
		call: { method: 'POST', path: '/payments' },
		send: paid,
		...more,
	};
}

/** What a later run finds: whether it may send. */
async function laterRunMaySend(gate: TransferGate): Promise<boolean> {
	return await gate.send(transfer()).then(
		() => true,
		(error: unknown) => {
			if (error instanceof DuplicatePayment) return false;
			throw error;
		},
	);
}

describe('TransferGate', () => {
	test('sends a new key once, with the call it was given', async () => {
		const { run } = setup();
		const gate = run();
		const calls: unknown[] = [];
		const one = transfer();
		one.send = async (call) => {
			calls.push(call);
			return await paid();
		};
		expect(await gate.send(one)).toEqual([{ id: 'tx' }]);
		expect(await rejectionOf(gate.send({ ...one, context: contextOf() }))).toEqual(
			new DuplicatePayment('OUT-1'),
		);
		expect(calls).toEqual([one.call]);
		expect(gate.sentKeys).toEqual(['OUT-1']);
		expect(one.context.locked).toBe(true);
	});

	test('claims before it sends', async () => {
		const { store, run } = setup();
		let before = 0;
		const send = async () => {
			before = store.row?.length ?? 0;
			return await paid();
		};
		await run().send(transfer({ send }));
		expect(before).toBeGreaterThan(0);
	});

	test('passes a duplicate on marked when asked to, without sending it', async () => {
		const { run } = setup();
		await run().send(transfer());
		const gate = run();
		const send = failing(new Error('was sent'));
		expect(await gate.send(transfer({ passDuplicates: true, send }))).toEqual([
			{ duplicate: true, paymentKey: 'OUT-1' },
		]);
		expect(gate.sentKeys).toEqual([]);
	});

	test('says what is missing when there is no key, by its label, and claims nothing', async () => {
		const { store, run } = setup();
		const error = await rejectionOf(run().send(transfer({ key: '' })));
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).message).toBe('Client Reference is missing');
		expect(store.calls).toEqual([]);
	});

	test.each<[Outcome, boolean]>([
		['refused', true],
		['notSent', true],
		['unknown', false],
	])('after a call whose outcome is %s a later run may send: %p', async (outcome, maySend) => {
		const { run } = setup();
		const one = transfer({ send: failing(new CallFailure({ outcome })) });
		const error = await rejectionOf(run().send(one));
		expect(error).toBeInstanceOf(CallFailure);
		expect(one.context.locked).toBe(!maySend);
		expect(await laterRunMaySend(run())).toBe(maySend);
	});

	test('wrong input found while building the call frees the key', async () => {
		const { run } = setup();
		const one = transfer({ send: failing(new InputError('Amount is zero')) });
		await rejectionOf(run().send(one));
		expect(one.context.locked).toBe(false);
		expect(await laterRunMaySend(run())).toBe(true);
	});

	test.each<[string, unknown]>([
		['a mistake in the code', new TypeError('x')],
		['a text', 'boom'],
		['nothing', undefined],
	])('after %s nobody knows, so the key stays locked', async (_what, thrown) => {
		const { run } = setup();
		const one = transfer({ send: failing(thrown) });
		expect(await rejectionOf(run().send(one))).toBe(thrown);
		expect(one.context.locked).toBe(true);
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('the same item can be sent again in the same run after a refusal', async () => {
		const { run } = setup();
		const gate = run();
		await rejectionOf(gate.send(transfer({ send: failing(new CallFailure({ outcome: 'refused' })) })));
		expect(await gate.send(transfer())).toEqual([{ id: 'tx' }]);
	});

	test('says that the key stays locked when the store fails while it is given back', async () => {
		const { store, run } = setup();
		const one = transfer();
		one.send = async () => {
			store.broken = new Error('gone');
			return await Promise.reject(new CallFailure({ outcome: 'refused' }));
		};
		expect(await rejectionOf(run().send(one))).toBeInstanceOf(CallFailure);
		expect(one.context.locked).toBe(true);
		store.broken = undefined;
		expect(await laterRunMaySend(run())).toBe(false);
	});

	test('sends nothing when the store does not answer', async () => {
		const { store, run } = setup();
		store.broken = new Error('gone');
		const one = transfer({ send: failing(new Error('was sent')) });
		const error = await rejectionOf(run().send(one));
		expect(error).toBeInstanceOf(GuardUnavailable);
		expect((error as GuardUnavailable).cause).toBe(store.broken);
		expect(one.context.locked).toBeFalsy();
	});

	test('sends nothing from a workflow that is not saved', async () => {
		const { run } = setup({ workflowId: '' });
		const error = await rejectionOf(run().send(transfer({ send: failing(new Error('was sent')) })));
		expect((error as InputError).message).toBe('Save the workflow first');
	});

	test('Send Again sends a known key once a run, also when two items of the run carry it', async () => {
		const { run } = setup();
		await run().send(transfer());
		const gate = run();
		expect(await gate.send(transfer({ sendAgain: true }))).toEqual([{ id: 'tx' }]);
		expect(await rejectionOf(gate.send(transfer({ sendAgain: true })))).toBeInstanceOf(DuplicatePayment);
		expect(gate.sentKeys).toEqual(['OUT-1']);
	});

	test('a refused Send Again keeps the key locked: the first sending may have paid', async () => {
		const { run } = setup();
		await rejectionOf(run().send(transfer({ send: failing(new CallFailure({ outcome: 'unknown' })) })));
		const again = transfer({ sendAgain: true, send: failing(new CallFailure({ outcome: 'refused' })) });
		await rejectionOf(run().send(again));
		expect(again.context.locked).toBe(true);
		expect(await laterRunMaySend(run())).toBe(false);
	});
});
