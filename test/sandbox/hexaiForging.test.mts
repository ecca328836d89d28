import { createHmac } from 'node:crypto';
import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { harness, type Harness, receiver, type Receiver } from './harness.mts';

const SECRET = 'fake-webhook-secret';

let box: Harness;
let hook: Receiver;
beforeAll(async () => {
	box = await harness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	await box.set({ webhookUrl: hook.url });
	hook.received.length = 0;
});

const hmac = (text: string, secret = SECRET): string =>
	createHmac('sha256', secret).update(text).digest('hex');
const forge = (wish: object) => box.control<Delivery>('POST', '/deliveries/forge', wish);
const paid = async (reference: string, amount = '150.00'): Promise<string> => {
	const { transaction_id: id } = (await box.collect(reference, amount)).json.data;
	await box.settle(id, 'pay');
	return id;
};

describe('forging', () => {
	const last = () => hook.received.at(-1)!;
	const sentSignature = (): string => String(last().headers['wave-signature']);

	test('genuine is a valid event, with wished reference, amount and status', async () => {
		const reply = await forge({ kind: 'genuine', reference: 'F-1', amount: '12.34', status: 'FAILED' });
		expect(reply.json.attempts).toMatchObject([{ status: 200, answerBody: '{"received":true}' }]);
		expect(sentSignature()).toBe(hmac(last().body));
		expect(last().body).toContain('"amount":12.34,');
		expect(JSON.parse(last().body)).toMatchObject({
			event: 'transaction.failed',
			transaction: { client_reference: 'F-1', status: 'FAILED' },
		});
	});

	test('a known reference takes id, type and amount from the books', async () => {
		await box.payOut('F-2', '70.00');
		await forge({ kind: 'genuine', reference: 'F-2', status: 'SUCCEEDED' });
		const { transaction_id: id } = (await box.state()).transactions[0]!;
		expect(JSON.parse(last().body).transaction).toMatchObject({ id, type: 'PAYOUT', amount: 70 });
	});

	test('wrongSignature looks right and is not', async () => {
		await forge({ kind: 'wrongSignature' });
		expect(sentSignature()).toMatch(/^[0-9a-f]{64}$/);
		expect(sentSignature()).not.toBe(hmac(last().body));
	});

	test('unsigned has no signature at all', async () => {
		await forge({ kind: 'unsigned' });
		expect(Object.keys(last().headers).filter((name) => name.includes('signature'))).toEqual([]);
	});

	test('reserialised sends 500 under the signature of 500.00', async () => {
		await forge({ kind: 'reserialised', amount: '500.00' });
		expect(last().body).toContain('"amount":500,');
		expect(sentSignature()).toBe(hmac(last().body.replace('"amount":500,', '"amount":500.00,')));
		expect((await forge({ kind: 'reserialised', amount: '12.34' })).status).toBe(400);
	});

	test('tampered changes the amount under the old signature', async () => {
		await forge({ kind: 'tampered', amount: '20.00' });
		expect(last().body).toContain('"amount":21.00,');
		expect(sentSignature()).toBe(hmac(last().body.replace('21.00', '20.00')));
	});

	test('replay sends the last delivery once more, or that of a reference', async () => {
		expect((await forge({ kind: 'replay' })).status).toBe(400);
		await paid('F-3');
		await paid('F-4');
		await forge({ kind: 'replay', reference: 'F-3' });
		expect(last().body).toBe(hook.received[0]?.body);
		expect(sentSignature()).toBe(hmac(last().body));
		expect(await box.deliveries()).toHaveLength(3);
	});

	test('unknownEvent is signed, under a name nobody knows', async () => {
		await forge({ kind: 'unknownEvent' });
		expect(JSON.parse(last().body).event).toBe('transaction.reviewed');
		expect(sentSignature()).toBe(hmac(last().body));
	});

	test('waveForm is fresh, staleWaveForm is old, both are signed', async () => {
		for (const [kind, age] of [
			['waveForm', 0],
			['staleWaveForm', 3_600],
		] as const) {
			await forge({ kind });
			const [, at = '', value] = /^t=(\d+),v1=(.+)$/.exec(sentSignature()) ?? [];
			expect(value).toBe(hmac(at + last().body));
			expect(Math.abs(Date.now() / 1000 - Number(at) - age)).toBeLessThan(5);
		}
	});

	test('alias signs in x-hexai-signature only', async () => {
		await forge({ kind: 'alias' });
		expect(last().headers['x-hexai-signature']).toBe(hmac(last().body));
		expect(last().headers['wave-signature']).toBeUndefined();
	});

	test('delayMs sends later and still gives the answer', async () => {
		const before = Date.now();
		const reply = await forge({ kind: 'genuine', delayMs: 60 });
		expect(last().at - before).toBeGreaterThanOrEqual(58);
		expect(reply.json.attempts).toHaveLength(1);
	});

	test.each([
		[{ kind: 'nope' }, '"kind" must be one of'],
		[{}, '"kind" must be one of'],
		[{ kind: 'genuine', amount: '5' }, '"amount" must be'],
		[{ kind: 'genuine', amount: 5 }, '"amount" must be'],
		[{ kind: 'genuine', extra: 1 }, 'There is no "extra"'],
	])('%j is refused with a sentence', async (wish, sentence) => {
		const reply = await box.control<{ error: string }>('POST', '/deliveries/forge', wish);
		expect(reply.status).toBe(400);
		expect(reply.json.error).toContain(sentence);
		expect(hook.received).toHaveLength(0);
	});

	test('without a webhook URL it says so', async () => {
		await box.set({ webhookUrl: '' });
		expect(
			(await box.control<{ error: string }>('POST', '/deliveries/forge', { kind: 'genuine' })).json.error,
		).toContain('webhookUrl');
	});
});
