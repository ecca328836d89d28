import { paymentFaults } from './behaviours/paymentFaults.mts';
import { paymentOnce } from './behaviours/paymentOnce.mts';
import { paymentProof } from './behaviours/paymentProof.mts';
import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import { GET_STATUS, hexcore } from './hexcore.mts';

const world = worldOf(hexcore);

describe('a payment is sent once', () => paymentOnce(world));

describe('a payment that did not simply succeed', () => paymentFaults(world));

describe('a success that does not say that it was paid', () => paymentProof(world));

describe('an answer about something else', () => {
	const done = (data: Record<string, unknown>) => ({ status: true, message: 'Transfer initiated', data });

	test('to a transfer: the outcome is unknown, the key locked, and the receipt says so', async () => {
		const data = { reference: 'trf_1', status: 'PROCESSING', amount: 999999, currency: 'USD' };
		const body = done({ ...data, destination_account: '9999999999' });
		await world.sandbox.fault({ kind: 'status', status: 200, path: hexcore.transfer.path, body });
		const node = world.transfer({ addReceipt: true }, { onError: 'continueRegularOutput' });
		const outcome = await node.run([{ key: 'mine', amount: '10.00' }]);
		expect(outcome.json[0]?.error).toMatchObject({
			code: 'NOT_CONFIRMED',
			outcome: 'unknown',
			transactionId: 'trf_1',
			description: expect.stringContaining(
				'amount 999999 where 10 was sent, currency USD where NGN was sent, destination_account …9999 where …6789 was sent',
			),
			receipt: { outcome: 'unknown', amount: '10', account: '…6789' },
		});
		expectNoSecrets(outcome, hexcore);
		expect((await node.run([{ key: 'mine', amount: '10.00' }])).json[0]?.error).toMatchObject({
			code: 'DUPLICATE_PAYMENT_KEY',
		});
		expect(await world.sentKeys()).toHaveLength(1);
	});

	test('to Get Status: an error that names both references', async () => {
		const body = done({ reference: 'trf_OTHER', status: 'SUCCESSFUL' });
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'GET', body });
		const outcome = await world.action(GET_STATUS).run([{ reference: 'trf_MINE' }]);
		expect(shown(outcome)).toMatchObject({
			message:
				'hexCore: the answer is about something else: it says reference trf_OTHER where trf_MINE was asked for',
			itemIndex: 0,
		});
		expect(outcome.items).toEqual([]);
	});
});
