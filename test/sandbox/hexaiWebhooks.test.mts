import { createHmac } from 'node:crypto';
import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { signature, webhookBody } from '../../sandbox/providers/hexai/webhook.mts';
import { eventually, harness, type Harness, payout, receiver, type Receiver } from './harness.mts';

const SECRET = 'fake-webhook-secret';
const VECTOR_BODY =
	'{"event":"transaction.completed","transaction":{"id":"tx_abc123","client_reference":"INV-001","type":"COLLECTION","amount":500.00,"status":"SUCCEEDED"}}';

let box: Harness;
let hook: Receiver;
/** Receives webhooks and never answers. */
let deaf: Harness;
beforeAll(async () => {
	box = await harness();
	deaf = await harness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await deaf.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	await box.set({ webhookUrl: hook.url });
	hook.received.length = 0;
});

const hmac = (text: string, secret = SECRET): string =>
	createHmac('sha256', secret).update(text).digest('hex');
const paid = async (reference: string, amount = '150.00'): Promise<string> => {
	const { transaction_id: id } = (await box.collect(reference, amount)).json.data;
	await box.settle(id, 'pay');
	return id;
};

describe('signing', () => {
	test('the body is the documented sample to the byte', () => {
		const notice = {
			event: 'transaction.completed',
			id: 'tx_abc123',
			reference: 'INV-001',
			type: 'COLLECTION' as const,
			amount: 50_000,
			status: 'SUCCEEDED',
		};
		expect(webhookBody(notice, 'seed')).toBe(VECTOR_BODY);
		expect(Buffer.byteLength(VECTOR_BODY)).toBe(152);
	});

	test('both forms reproduce the published vectors', () => {
		expect(signature(VECTOR_BODY, SECRET, 'plain', 0)).toBe(
			'1c022681c6a456d4b10aa05c361e6970f8f4e27b14f4d91bdaf386de8a599a88',
		);
		expect(signature(VECTOR_BODY, SECRET, 'wave', 1_700_000_000_999)).toBe(
			't=1700000000,v1=121929f46e4bd40ac67b68c502571003810af195f95ea3964ec12738fd3d9be9',
		);
	});
});

describe('genuine events', () => {
	test('a paid collection sends one signed event', async () => {
		const id = await paid('W-1 "quoted" ä', '500.05');
		expect(hook.received).toHaveLength(1);
		const { body, headers } = hook.received[0]!;
		expect(body).toBe(
			`{"event":"transaction.completed","transaction":{"id":"${id}","client_reference":"W-1 \\"quoted\\" ä","type":"COLLECTION","amount":500.05,"status":"SUCCEEDED"}}`,
		);
		expect(headers['wave-signature']).toBe(hmac(body));
		expect(headers['content-type']).toBe('application/json');
		expect(headers['x-hexai-signature']).toBeUndefined();
	});

	test('a failed and a cancelled one send transaction.failed', async () => {
		await paid('W-2', '400.00');
		const { transaction_id: id } = (await box.collect('W-3')).json.data;
		await box.settle(id, 'cancel');
		expect(hook.received.map(({ body }) => JSON.parse(body))).toMatchObject([
			{ event: 'transaction.failed', transaction: { client_reference: 'W-2', status: 'FAILED' } },
			{ event: 'transaction.failed', transaction: { client_reference: 'W-3', status: 'FAILED' } },
		]);
	});

	test('a payment that stays pending sends none', async () => {
		await paid('W-4', '200.00');
		expect(await box.deliveries()).toEqual([]);
	});

	test('a payout sends its event when it settles', async () => {
		await box.payOut('W-5', '100.00');
		await box.payOut('W-6', '403.00');
		expect(hook.received).toHaveLength(0);
		await box.advance(1_000);
		expect(hook.received.map(({ body }) => JSON.parse(body))).toMatchObject([
			{ event: 'transaction.completed', transaction: { type: 'PAYOUT', client_reference: 'W-5' } },
			{ event: 'transaction.failed', transaction: { type: 'PAYOUT', client_reference: 'W-6' } },
		]);
	});

	test('without a webhook URL nothing is sent', async () => {
		await box.set({ webhookUrl: '' });
		await paid('W-7');
		expect(await box.deliveries()).toEqual([]);
	});

	test('secret and Wave form are settings', async () => {
		await box.set({ webhookForm: 'wave', webhookSecret: 'another' });
		await paid('W-8');
		const { body, headers } = hook.received[0]!;
		const [, at = '', value] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['wave-signature'])) ?? [];
		expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(5);
		expect(value).toBe(hmac(at + body, 'another'));
	});

	test('the newer dialect has its own body, names and header', async () => {
		await box.set({ dialect: 'newer' });
		await box.api('POST', '/payouts/send', payout('W-9', '100.00'), { 'x-hexai-key': 'sk_test_sim' });
		await box.advance(1_000);
		const { body, headers } = hook.received[0]!;
		expect(JSON.parse(body)).toEqual({
			event: 'payout.succeeded',
			data: {
				id: expect.stringMatching(/^tx_/),
				type: 'PAYOUT',
				reference: 'W-9',
				amount: '100',
				currency: 'GMD',
				status: 'SUCCEEDED',
			},
		});
		expect(headers['x-hexai-signature']).toBe(hmac(body));
		expect(headers['wave-signature']).toBeUndefined();
	});

	test('a collection can settle by itself', async () => {
		await box.set({ settleAfterMs: 10 });
		await box.collect('W-10');
		await eventually(() => hook.received.length === 1);
		expect((await box.state()).transactions[0]?.status).toBe('SUCCEEDED');
	});
});

describe('deliveries', () => {
	test('each is recorded with the answer', async () => {
		hook.answerWith(401);
		await paid('L-1');
		const [delivery] = await box.deliveries();
		expect(delivery).toEqual({
			id: expect.any(String),
			at: expect.any(Number),
			url: hook.url,
			event: 'transaction.completed',
			reference: 'L-1',
			body: hook.received[0]!.body,
			headers: { 'content-type': 'application/json', 'wave-signature': hmac(hook.received[0]!.body) },
			attempts: [{ at: expect.any(Number), status: 401, answerBody: '{"received":true}' }],
		});
	});

	test('a receiver that is not there is recorded as an error and harms nothing', async () => {
		await box.set({ webhookUrl: 'http://127.0.0.1:1/' });
		await paid('L-2');
		const [delivery] = await box.deliveries();
		expect(delivery?.attempts).toEqual([
			{ at: expect.any(Number), status: null, error: expect.stringContaining('ECONNREFUSED') },
		]);
		expect((await box.state()).transactions[0]?.status).toBe('SUCCEEDED');
	});

	test('resend sends the same bytes and signature again', async () => {
		await paid('L-3');
		const [delivery] = await box.deliveries();
		const again = await box.control<Delivery>('POST', `/deliveries/${delivery?.id}/resend`);
		expect(again.json.attempts).toHaveLength(2);
		expect(hook.received).toHaveLength(2);
		const [one, two] = hook.received;
		expect([two?.body, two?.headers['wave-signature']]).toEqual([one?.body, one?.headers['wave-signature']]);
		expect((await box.control('POST', '/deliveries/nope/resend')).status).toBe(404);
	});

	test('deliveryDelayMs holds back the next delivery only', async () => {
		await box.set({ deliveryDelayMs: 5_000 });
		await paid('L-4');
		await paid('L-5');
		expect(hook.received.map(({ body }) => JSON.parse(body).transaction.client_reference)).toEqual(['L-5']);
		expect((await box.deliveries())[0]?.attempts).toEqual([]);
		await box.advance(5_000);
		expect(hook.received).toHaveLength(2);
		expect((await box.control('GET', '/settings')).json).toMatchObject({ deliveryDelayMs: 0 });
	});
});

test('a reset breaks off a delivery under way', async () => {
	await deaf.fault({ kind: 'hang' });
	await box.set({ webhookUrl: `${deaf.url}/hexai/api/v1/hook` });
	const { transaction_id: id } = (await box.collect('L-6')).json.data;
	const click = box.settle(id, 'pay');
	await eventually(async () => (await deaf.journal()).requests.length === 1);
	await box.reset();
	await eventually(async () => (await deaf.journal()).requests[0]?.finishedAt !== null);
	expect((await click).status).toBe(200);
});

test('several addresses parted by blanks each get the same webhook, and repeats of their own', async () => {
	const second = await receiver();
	await box.set({ webhookUrl: `${hook.url} ${second.url}` });
	await paid('BOTH');
	await eventually(() => hook.received.length === 1 && second.received.length === 1);
	expect(second.received[0]?.body).toEqual(hook.received[0]?.body);
	const urls = (await box.deliveries()).map(({ url }) => url);
	expect(urls).toEqual([hook.url, second.url]);
	await second.close();
});
