import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './harness/n8n.mts';
import { worldOf } from './harness/world.mts';
import {
	callSimulator,
	control,
	fincode,
	loanThatIs,
	SIX,
	transactionToPay,
	WEBHOOK_SECRET,
} from './fincode.mts';

const world = worldOf(fincode);

interface Vector {
	why: string;
	body: string;
	matches?: 'a' | 'b' | 'c';
}

const { webhook } = JSON.parse(readFileSync(join(repository, 'test/contracts/fincode.json'), 'utf8')) as {
	webhook: { signatureVectors: { secret: string; pass: Vector[]; fail: Vector[] } };
};
const VECTORS = webhook.signatureVectors;
const METHODS = { a: 'bodyWithoutSignature', b: 'data', c: 'reserialised' };

const REFUSED = 'Under Test: refused a webhook with 401, no workflow was started: ';
const SEED =
	'{"event":"transaction.completed","event_id":"evt_123456","timestamp":"2024-01-15T10:30:00Z","data":{"transaction_id":"txn_789012","status":"completed","amount":1000.0,"currency":"USD"}}';

/** What a trigger with these parameters makes of one webhook the sandbox sends. */
async function deliver(
	kind: string,
	wish: Record<string, unknown> = {},
	parameters: Record<string, unknown> = {},
) {
	const trigger = await world.trigger(parameters);
	const { attempts } = await world.sandbox.forge(kind, wish);
	return { trigger, answer: attempts[0] };
}

async function webhookUrl(): Promise<string> {
	const { webhookUrl: url } = await control<{ webhookUrl: string }>(world.sandbox.url, 'GET', '/settings');
	return url;
}

async function post(body: string, headers: Record<string, string> = {}, query = ''): Promise<Response> {
	const type = { 'content-type': 'application/json' };
	return await fetch((await webhookUrl()) + query, {
		method: 'POST',
		headers: { ...type, ...headers },
		body,
	});
}

const hmac = (text: string, encoding: 'hex' | 'base64' = 'hex') =>
	createHmac('sha256', WEBHOOK_SECRET).update(text).digest(encoding);
const signed = (body: string, signature = hmac(body)) =>
	`${body.slice(0, -1)},"signature":${JSON.stringify(signature)}}`;

/** Waits until the trigger has started so many runs. */
async function started(runs: unknown[], count: number): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (runs.length < count) {
		if (Date.now() > deadline) throw new Error(`${runs.length} of ${count} runs were started`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

describe('accepted', () => {
	test('the documented payload, normalised', async () => {
		const wish = { reference: 'txn_789012', amount: '1000' };
		const { trigger, answer } = await deliver('genuine', wish);
		expect(answer).toMatchObject({ status: 200, answerBody: '{"received":true}' });
		expect(trigger.started).toEqual([
			[
				{
					event: 'transaction.completed',
					eventId: expect.stringMatching(/^evt_/),
					receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
					verification: { method: expect.any(String), verified: true, secret: 'current' },
					subject: {
						type: 'transaction',
						id: 'txn_789012',
						reference: 'txn_789012',
						amount: '1000',
						providerAmount: '1000',
						currency: 'USD',
						status: 'succeeded',
						providerStatus: 'completed',
						occurredAt: expect.stringMatching(/^20.*Z$/),
					},
					body: expect.objectContaining({ event: 'transaction.completed' }),
				},
			],
		]);
	});

	test.each(['bodyWithoutSignature', 'data', 'reserialised'] as const)(
		'a signature over %s, in hex and in Base64, also when it is pinned; the output says which',
		async (form) => {
			for (const [signatureEncoding, signedContent] of [
				['hex', 'auto'],
				['base64', 'auto'],
				['hex', form],
			]) {
				const trigger = await world.trigger({ signedContent });
				await world.sandbox.change({ signatureEncoding });
				const { attempts } = await world.sandbox.forge(form);
				expect(attempts[0]?.status).toBe(200);
				expect(trigger.started[0]?.[0]?.verification).toEqual({
					method: `hmac-sha256:${form}`,
					verified: true,
					secret: 'current',
				});
			}
		},
	);

	test('a signature that stands first', async () => {
		expect((await deliver('signatureFirst')).answer?.status).toBe(200);
	});

	test('a signature in capitals, and an indented body', async () => {
		const trigger = await world.trigger();
		expect((await post(signed(SEED, hmac(SEED).toUpperCase()))).status).toBe(200);
		const indented = JSON.stringify({ event: 'transaction.failed', event_id: 'evt_2', data: {} }, null, 2);
		const at = indented.lastIndexOf('\n}');
		const body = `${indented.slice(0, at)},\n  "signature": "${hmac(indented)}"\n}`;
		expect((await post(body)).status).toBe(200);
		expect(trigger.started).toHaveLength(2);
	});

	test('the second format', async () => {
		const { trigger } = await deliver('secondFormat', { reference: 'TR1', amount: '12.50' });
		expect(trigger.started[0]?.[0]).toMatchObject({
			event: 'transaction.completed',
			subject: {
				type: 'transaction',
				id: 'TR1',
				amount: '12.50',
				status: 'succeeded',
				providerStatus: 'PAID',
			},
		});
	});

	test('an event nobody documented, when any event is wanted', async () => {
		const { trigger } = await deliver('unknownEvent');
		expect(trigger.started[0]?.[0]?.event).toBe('transaction.reviewed');
	});

	test('Raw Body gives what the provider sent and nothing else', async () => {
		const { trigger } = await deliver('genuine', {}, { options: { output: 'raw' } });
		expect(Object.keys(trigger.started[0]?.[0] ?? {}).sort()).toEqual([
			'data',
			'event',
			'event_id',
			'signature',
			'timestamp',
		]);
	});
});

describe("the contract's vectors", () => {
	test.each(VECTORS.pass)('$why is accepted', async ({ body, matches = 'a' }) => {
		const trigger = await world.trigger();
		expect((await post(body)).status).toBe(200);
		expect(trigger.started[0]?.[0]?.verification).toEqual({
			method: `hmac-sha256:${METHODS[matches]}`,
			verified: true,
			secret: 'current',
		});
	});

	test.each(VECTORS.fail)('$why is refused', async ({ body }) => {
		const trigger = await world.trigger();
		expect((await post(body)).status).toBe(401);
		expect([trigger.started, trigger.failures]).toEqual([[], []]);
	});
});

describe('refused with 401: no run, no throw, a line in the log', () => {
	test.each([
		'unsigned',
		'wrongSignature',
		'sampleSignature',
		'plainHash',
		'tampered',
		'otherEvent',
		'secondData',
		'escapedData',
		'wrappedReplay',
		'wrappedSecondFormat',
	])('%s', async (kind) => {
		const { trigger, answer } = await deliver(kind);
		expect(answer).toMatchObject({ status: 401, answerBody: 'Not accepted' });
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
		expect(trigger.log).toHaveLength(1);
		expect(trigger.log[0]).toContain(REFUSED);
		expect(trigger.log[0]).not.toContain(WEBHOOK_SECRET);
	});

	test.each(['auto', 'data'])(
		'a genuine second format wrapped into data, figures beside it (%s)',
		async (pin) => {
			const trigger = await world.trigger({ signedContent: pin });
			const inner = '{"eventType":"transaction.completed","reference":"TR1","status":"PAID","amount":"5.00"}';
			const beside = '"event":"payment.received","amount":"9000.00","currency":"USD"';
			expect((await post(signed(`{${beside},"data":${inner}}`, hmac(inner)))).status).toBe(401);
			expect(trigger.started).toEqual([]);
		},
	);

	test('signed data sent once more as a whole body', async () => {
		const trigger = await world.trigger();
		const data = '{"transaction_id":"txn_1","status":"completed","amount":5.0,"currency":"USD"}';
		expect((await post(signed(data))).status).toBe(401);
		expect(trigger.started).toEqual([]);
	});

	test.each([
		['bodyWithoutSignature', 'data'],
		['data', 'reserialised'],
		['reserialised', 'bodyWithoutSignature'],
	])('a signature over %s when %s is pinned', async (kind, signedContent) => {
		const { trigger, answer } = await deliver(kind, {}, { signedContent });
		expect(answer?.status).toBe(401);
		expect(trigger.started).toEqual([]);
	});

	test.each(['signature', 'token'])('%s without a secret in the credential', async (verification) => {
		world.credential({ webhookSecret: '' });
		const { trigger, answer } = await deliver('genuine', {}, { verification });
		expect(answer?.status).toBe(401);
		expect(trigger.log[0]).toContain('Fill in Webhook Secret');
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringContaining('Fill in Webhook Secret'),
		});
	});

	test.each(['', '[]', 'nothing', '{"signature":12}', '{"signature":""}'])('the body %j', async (body) => {
		const trigger = await world.trigger();
		// n8n itself answers 422 to what is no JSON.
		expect([400, 401, 422]).toContain((await post(body)).status);
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
	});
});

describe('with a token', () => {
	const TOKEN = { verification: 'token' };

	test.each([
		['the header x-webhook-token', { 'x-webhook-token': WEBHOOK_SECRET }, ''],
		['a bearer', { authorization: `Bearer ${WEBHOOK_SECRET}` }, ''],
		['the query', {}, `?token=${WEBHOOK_SECRET}`],
	])('in %s', async (_where, headers, query) => {
		const trigger = await world.trigger(TOKEN);
		expect((await post(SEED, headers as Record<string, string>, query)).status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({ verification: { verified: true } });
		expect(JSON.stringify(trigger.started)).not.toContain(WEBHOOK_SECRET);
	});

	test('the sandbox sends one when told to', async () => {
		expect((await deliver('token', {}, TOKEN)).answer?.status).toBe(200);
	});

	test.each([
		['none', {}, ''],
		['a wrong one', { 'x-webhook-token': `${WEBHOOK_SECRET}x` }, ''],
		['an empty one', {}, '?token='],
		['a signature instead', {}, ''],
	])('%s is refused', async (title, headers, query) => {
		const trigger = await world.trigger(TOKEN);
		const body = title === 'a signature instead' ? signed(SEED) : SEED;
		expect((await post(body, headers as Record<string, string>, query)).status).toBe(401);
		expect(trigger.started).toEqual([]);
	});
});

test('without verification, by explicit choice, everything is taken and marked', async () => {
	const { trigger, answer } = await deliver('unsigned', {}, { verification: 'none' });
	expect(answer?.status).toBe(200);
	expect(trigger.started[0]?.[0]?.verification).toEqual({ method: 'none', verified: false, secret: null });
	await trigger.activate();
});

describe('repeats and events not wanted: 200, nothing started', () => {
	test('a replay, also after a restart of n8n', async () => {
		const { trigger } = await deliver('genuine', { reference: 'twice' });
		expect((await world.sandbox.forge('replay')).attempts[0]?.status).toBe(200);
		expect(trigger.started).toHaveLength(1);
		const { workflowId, nodeId, staticData } = trigger;
		const restarted = await world.engine.restarted();
		const again = await world.trigger({}, { workflowId, nodeId, staticData }, restarted);
		await world.sandbox.forge('replay');
		expect(again.started).toEqual([]);
		restarted.loaded.close();
	});

	test('a signature over data does not cover the id: the same data under another id is a repeat', async () => {
		const trigger = await world.trigger();
		const data = '{"transaction_id":"txn_1","status":"completed","amount":5.0,"currency":"USD"}';
		const body = (id: string) =>
			`{"event":"transaction.completed","event_id":"${id}","data":${data},"signature":"${hmac(data)}"}`;
		for (const id of ['evt_1', 'evt_2']) expect((await post(body(id))).status).toBe(200);
		expect(trigger.started).toHaveLength(1);
	});

	test('without an event id: by all it says, however it is written', async () => {
		const trigger = await world.trigger();
		const instalment = { eventType: 'payment.received', reference: 'LOAN-77', status: 'PAID', amount: 100 };
		const { amount, ...reordered } = instalment;
		for (const body of [
			JSON.stringify(instalment),
			JSON.stringify({ ...instalment, amount: 250 }),
			JSON.stringify({ ...instalment, status: 'REFUNDED' }),
			JSON.stringify(instalment, null, 2),
			JSON.stringify({ amount, ...reordered }),
		]) {
			expect((await post(signed(body))).status).toBe(200);
			expect((await post(signed(body, hmac(body).toUpperCase()))).status).toBe(200);
		}
		expect(trigger.started.map(([item]) => item?.subject)).toMatchObject([
			{ amount: '100', status: 'succeeded' },
			{ amount: '250', status: 'succeeded' },
			{ amount: '100', status: 'refunded' },
		]);
	});

	test('an event that was not chosen', async () => {
		const { trigger, answer } = await deliver('unknownEvent', {}, { events: ['loan.approved'] });
		expect(answer).toMatchObject({ status: 200, answerBody: '{"received":true}' });
		expect(trigger.started).toEqual([]);
	});
});

describe('what really happens at FinCode', () => {
	test('a transaction: created, paid and delivered', async () => {
		const trigger = await world.trigger();
		await world.sandbox.change({ clockSpeed: 1_000 });
		const pcn = await transactionToPay(world, '7.00');
		await world.sandbox.settle(pcn, 'pay');
		await started(trigger.started, 3);
		const events = trigger.started.map(([item]) => ({
			event: item?.event,
			subject: item?.subject as { status: string },
		}));
		// The deliveries of one moment may arrive in any order.
		expect(events.map(({ event, subject }) => `${String(event)}: ${subject.status}`).sort()).toEqual([
			'payment.received: succeeded',
			'transaction.completed: succeeded',
			'transaction.created: pending',
		]);
		const completed = events.find(({ event }) => event === 'transaction.completed');
		expect(completed?.subject).toMatchObject({ id: pcn, amount: '7', currency: 'GBP' });
	});

	test.each([
		['7.41', 'pay', 'failed', 'pending_refund'],
		['7.00', 'cancel', 'cancelled', 'cancelled'],
	] as const)('%s, %s: %s', async (amount, action, status, providerStatus) => {
		const trigger = await world.trigger({ events: ['transaction.failed'] });
		await world.sandbox.change({ clockSpeed: 1_000 });
		const pcn = await transactionToPay(world, amount);
		await world.sandbox.settle(pcn, action);
		await started(trigger.started, 1);
		expect(trigger.started[0]?.[0]?.subject).toMatchObject({ id: pcn, status, providerStatus });
	});

	test('a delivery that can not be made is not reported as failed', async () => {
		const trigger = await world.trigger({ events: ['transaction.failed', 'transaction.completed'] });
		await world.sandbox.change({ clockSpeed: 1_000 });
		await world.sandbox.settle(await transactionToPay(world, '7.37'), 'pay');
		await started(trigger.started, 1);
		expect(trigger.started[0]?.[0]?.event).toBe('transaction.completed');
	});

	test('a loan: approved, then disbursed', async () => {
		const trigger = await world.trigger({ events: ['loan.approved', 'loan.disbursed'] });
		const id = await loanThatIs(world, 'DISBURSED');
		await started(trigger.started, 2);
		expect(trigger.started.map(([item]) => item?.subject)).toMatchObject([
			{ type: 'loan', status: 'pending', providerStatus: 'approved', amount: '120000' },
			{ type: 'loan', status: 'succeeded', providerStatus: 'disbursed', currency: 'NGN' },
		]);
		expect(trigger.started[0]?.[0]?.body).toMatchObject({ data: { loanApplicationId: id } });
	});

	test('a KYC document, once it is reviewed', async () => {
		const trigger = await world.trigger({ events: ['kyc.verification.completed'] });
		await world.sandbox.change({ clockSpeed: 1_000 });
		await callSimulator(world, 'POST', `${SIX}/documentmanagement/attach-documents`, {
			customerCode: 'CUST123456',
			attachedDocument: [{ name: 'a.pdf', idType: 'PASSPORT', file_base64: 'AAAA' }],
		});
		await started(trigger.started, 1);
		expect(trigger.started[0]?.[0]?.subject).toMatchObject({ type: 'kyc', status: 'succeeded', id: null });
	});

	test('an event that is refused comes again three times, and starts nothing', async () => {
		const trigger = await world.trigger();
		await world.sandbox.change({ clockSpeed: 1_000, webhookSecret: 'not yet the right one' });
		await transactionToPay(world, '7.00');
		const deliveries = async () =>
			await control<Array<{ attempts: unknown[] }>>(world.sandbox.url, 'GET', '/deliveries');
		while (((await deliveries())[0]?.attempts.length ?? 0) < 4) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		expect(trigger.started).toEqual([]);
		expect((await deliveries())[0]?.attempts).toHaveLength(4);
	});
});
