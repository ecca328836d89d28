import { store } from './harness/store.mts';
import { worldOf } from './harness/world.mts';
import { createCollections, hexai, postSigned } from './hexai.mts';

const world = worldOf(hexai);

const REFUSED = 'Under Test: refused a webhook with 401, no workflow was started: ';
const logged = (trigger: { log: string[] }) => trigger.log.map((line) => line.replace(/^Workflow .*?, /, ''));
const NO_SECRET =
	'Fill in Webhook Secret in the HexAI credential: without it a forged payment could not be told from a real one.';

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

describe('accepted', () => {
	test('the plain signature', async () => {
		const wish = { reference: 'INV-001', amount: '500.00' };
		const { trigger, answer } = await deliver('genuine', wish);
		expect(answer).toMatchObject({ status: 200, answerBody: '{"received":true}' });
		expect(trigger.started).toEqual([
			[
				{
					event: 'transaction.completed',
					eventId: expect.stringMatching(/^tx_[0-9a-f]+:succeeded$/),
					receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
					verification: { method: 'hmac-sha256', verified: true, secret: 'current' },
					subject: {
						type: 'collection',
						id: expect.stringMatching(/^tx_/),
						reference: 'INV-001',
						amount: '500',
						providerAmount: '500',
						currency: 'GMD',
						status: 'succeeded',
						providerStatus: 'SUCCEEDED',
						occurredAt: null,
					},
					body: {
						event: 'transaction.completed',
						transaction: {
							id: expect.stringMatching(/^tx_/),
							client_reference: 'INV-001',
							type: 'COLLECTION',
							amount: 500,
							status: 'SUCCEEDED',
						},
					},
				},
			],
		]);
		expect(trigger.log).toEqual([]);
	});

	test.each([
		['waveForm', 'hmac-sha256-timestamp'],
		['alias', 'hmac-sha256'],
	])('%s', async (kind, method) => {
		const { trigger, answer } = await deliver(kind);
		expect(answer?.status).toBe(200);
		expect(trigger.started[0]?.[0]?.verification).toEqual({ method, verified: true, secret: 'current' });
	});

	test('the body of the newer service', async () => {
		await world.sandbox.change({ dialect: 'newer' });
		const { trigger } = await deliver('genuine', { reference: 'NEW-1', amount: '12.50' });
		expect(trigger.started[0]?.[0]).toMatchObject({
			event: 'payment.succeeded',
			subject: { reference: 'NEW-1', amount: '12.50', currency: 'GMD', status: 'succeeded' },
		});
	});

	test('Raw Body gives what the provider sent and nothing else', async () => {
		const { trigger } = await deliver('genuine', {}, { options: { output: 'raw' } });
		expect(Object.keys(trigger.started[0]?.[0] ?? {})).toEqual(['event', 'transaction']);
	});

	test('an event nobody documented, when any event is wanted', async () => {
		const { trigger } = await deliver('unknownEvent');
		expect(trigger.started[0]?.[0]?.event).toBe('transaction.reviewed');
	});

	test('a real payment, from the link to the event', async () => {
		const trigger = await world.trigger();
		const [id = ''] = await createCollections(world.baseUrl, ['whole-way']);
		await world.sandbox.settle(id, 'pay');
		expect(trigger.started[0]?.[0]).toMatchObject({
			subject: { id, reference: 'whole-way', status: 'succeeded' },
		});
	});
});

describe('refused with 401: no run, no throw, a line in the log', () => {
	test.each([
		['unsigned', 'the header wave-signature is missing'],
		['tampered', 'the signature does not match the body'],
		['wrongSignature', 'the signature does not match the body'],
		['reserialised', 'the signature does not match the body'],
		['staleWaveForm', 'the signature is 3600 s old'],
	])('%s', async (kind, reason) => {
		const { trigger, answer } = await deliver(kind);
		expect(answer).toMatchObject({ status: 401, answerBody: 'Not accepted' });
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
		// An hour, and what the delivery took.
		expect(logged(trigger).map((line) => line.replace(/360[0-9] s/, '3600 s'))).toEqual([REFUSED + reason]);
	});

	test.each(['', '   '])('with the secret %j in the credential', async (webhookSecret) => {
		world.credential({ webhookSecret });
		const { trigger, answer } = await deliver('genuine');
		expect(answer?.status).toBe(401);
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
		expect(logged(trigger)).toEqual([REFUSED + NO_SECRET]);
	});

	test('with a credential that is gone', async () => {
		const trigger = await world.trigger();
		world.engine.credentials.delete('the credential');
		const { attempts } = await world.sandbox.forge('genuine');
		expect(attempts[0]?.status).toBe(401);
		expect(trigger.failures).toEqual([]);
		expect(logged(trigger)).toEqual([`${REFUSED}the credential of the trigger can not be read`]);
	});

	test('with an empty body, whatever it is signed with', async () => {
		const trigger = await world.trigger();
		const answer = await postSigned(trigger.url, '');
		expect([400, 401]).toContain(answer.status);
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
	});
});

test.each(['[]', '"text"', '12'])('a signed body that is no object (%s) is answered 400', async (body) => {
	const trigger = await world.trigger();
	const answer = await postSigned(trigger.url, body);
	expect(answer.status).toBe(400);
	expect(trigger.started).toEqual([]);
	expect(trigger.failures).toEqual([]);
	expect(trigger.log).toEqual([
		`Workflow "Engine test" (${trigger.workflowId}), Under Test: refused a webhook with 400, no workflow was started: the body is not one JSON object, or nested too deep`,
	]);
});

describe('repeats and events not wanted: 200, nothing started', () => {
	test('a replay, also after a restart of n8n', async () => {
		const { trigger } = await deliver('genuine', { reference: 'twice' });
		const { attempts } = await world.sandbox.forge('replay');
		expect(attempts[0]).toMatchObject({ status: 200, answerBody: '{"received":true}' });
		expect(trigger.started).toHaveLength(1);

		const { workflowId, nodeId, staticData } = trigger;
		const restarted = await world.engine.restarted();
		const again = await world.trigger({}, { workflowId, nodeId, staticData }, restarted);
		await world.sandbox.forge('replay');
		expect(again.started).toEqual([]);
		expect(again.runs).toHaveLength(1);
		restarted.loaded.close();
	});

	test('Pass On gives a repeat out too, with a mark', async () => {
		const { trigger } = await deliver('genuine', {}, { options: { onRepeat: 'pass' } });
		await world.sandbox.forge('replay');
		expect(trigger.started.map(([event]) => event?.repeat)).toEqual([false, true]);
	});

	test('Pass On has no place for a mark in the raw body: its repeats are dropped', async () => {
		const { trigger } = await deliver('genuine', {}, { options: { onRepeat: 'pass', output: 'raw' } });
		await world.sandbox.forge('replay');
		expect(trigger.started).toHaveLength(1);
		expect(trigger.started[0]?.[0]).not.toHaveProperty('repeat');
	});

	test('while the database does not answer the run fails and can be retried: no event is lost', async () => {
		const trigger = await world.trigger();
		store.failure = new Error('SQLITE_BUSY');
		await world.sandbox.forge('genuine').finally(() => (store.failure = undefined));
		expect(trigger.runs.map(({ data }) => data.resultData.error?.message)).toEqual([
			"Whether this event has come before could not be found out: n8n's database did not answer",
		]);
		await world.sandbox.forge('replay');
		expect(trigger.started).toHaveLength(1);
	});

	test('thirty deliveries of one event at the same moment start one run', async () => {
		const trigger = await world.trigger();
		const body =
			'{"event":"transaction.completed","transaction":{"id":"tx_same","client_reference":"S","type":"COLLECTION","amount":5.00,"status":"SUCCEEDED"}}';
		const { url } = trigger;
		const answers = await Promise.all(Array.from({ length: 30 }, async () => await postSigned(url, body)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
		expect(trigger.started).toHaveLength(1);
		expect(trigger.runs.map(({ status }) => status)).not.toContain('error');
	});

	test('the same transaction in another state is another event', async () => {
		const trigger = await world.trigger();
		const { url } = trigger;
		for (const status of ['PENDING', 'SUCCEEDED']) {
			await postSigned(
				url,
				JSON.stringify({ event: 'transaction.updated', transaction: { id: 'tx_1', status } }),
			);
		}
		expect(trigger.started).toHaveLength(2);
	});

	test.each([
		['the documented form', (id: string, status: string) => ({ transaction: { id, status } })],
		['the newer form', (id: string, status: string) => ({ data: { id, status } })],
		['a flat body', (id: string, status: string) => ({ transaction_id: id, status })],
	])('what happens to a payment later is no repeat of it, and repeats are (%s)', async (_form, about) => {
		const trigger = await world.trigger();
		const names = [
			'transaction.completed',
			'settlement.completed',
			'refund.completed',
			'refund.failed',
			'chargeback.succeeded',
			'payment.disputed',
			'payment.refund.completed',
			'transaction.failed',
		];
		for (const event of [...names, ...names]) {
			const body = JSON.stringify({ event, ...about('S1', 'SUCCEEDED') });
			expect((await postSigned(trigger.url, body)).status).toBe(200);
		}
		expect(trigger.started.map(([item]) => item?.event)).toEqual(names);
		// The same news under another name of it.
		await postSigned(
			trigger.url,
			JSON.stringify({ event: 'payment.succeeded', ...about('S1', 'SUCCEEDED') }),
		);
		expect(trigger.started).toHaveLength(names.length);
	});

	test('two ends without a state of their own are two events', async () => {
		const trigger = await world.trigger();
		for (const event of ['transaction.completed', 'transaction.failed'])
			await postSigned(trigger.url, JSON.stringify({ event, transaction: { id: 'S2' } }));
		expect(trigger.started).toHaveLength(2);
	});

	test('an event that was not chosen', async () => {
		const { trigger, answer } = await deliver('unknownEvent', {}, { events: ['transaction.completed'] });
		expect(answer).toMatchObject({ status: 200, answerBody: '{"received":true}' });
		expect(trigger.started).toEqual([]);
	});

	test('while a person listens in the editor, the same event may come again', async () => {
		const trigger = await world.trigger({}, { mode: 'manual' });
		await world.sandbox.forge('genuine');
		await world.sandbox.forge('replay');
		expect(trigger.started).toHaveLength(2);
	});
});

describe('switching the workflow on and off', () => {
	test('works with a secret', async () => {
		const trigger = await world.trigger();
		await trigger.activate();
		await trigger.deactivate();
	});

	test('is refused without one, in a sentence', async () => {
		world.credential({ webhookSecret: '' });
		const trigger = await world.trigger();
		await expect(trigger.activate()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: NO_SECRET,
			description: 'Until then every delivery would be refused, so the trigger was not switched on.',
		});
	});
});
