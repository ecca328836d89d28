import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { finCodeWebhook } from '../../../nodes/FinCode/webhook';
import { rootMembers } from '../../../nodes/FinCode/webhook/jsonMembers';
import { FakeDelivery, type GivenDelivery } from '../support/webhook.mts';
import { fincodeContract } from './support.mts';

const { signatureVectors: vectors, samples } = fincodeContract.webhook;
const { secret } = vectors;
const CONTENT: Record<string, string> = { a: 'bodyWithoutSignature', b: 'data', c: 'reserialised' };

const deliver = async (rawBody: string | Buffer, given: GivenDelivery = {}) =>
	await new FakeDelivery(finCodeWebhook, {
		rawBody,
		credential: { webhookSecret: secret },
		...given,
	}).receive();

const signed = (content: string | Buffer, encoding: 'hex' | 'base64' = 'hex') =>
	createHmac('sha256', secret).update(content).digest(encoding);

describe('the signed bodies of the contract', () => {
	test.each(vectors.pass)('$why ($matches) starts the workflow', async ({ body, matches }) => {
		const { status, workflow } = await deliver(body);
		expect(status).toBe(200);
		expect(workflow).toHaveLength(1);
		const output = workflow?.[0] as IDataObject;
		expect(output.verification).toEqual({
			method: `hmac-sha256:${CONTENT[matches]}`,
			verified: true,
			secret: 'current',
		});
		expect(output.event).toBe('transaction.completed');
	});

	test.each(vectors.pass)(
		'$why ($matches) passes when that content is pinned, and no other',
		async (vector) => {
			for (const [candidate, signedContent] of Object.entries(CONTENT)) {
				const { status } = await deliver(vector.body, { parameters: { signedContent } });
				const fits = candidate === vector.matches;
				expect([candidate, status]).toEqual([candidate, fits ? 200 : 401]);
			}
		},
	);

	test.each(vectors.fail)('$why is answered 401 and starts nothing', async ({ body }) => {
		const { status, workflow } = await deliver(body);
		expect([status, workflow]).toEqual([401, undefined]);
	});

	test.each(vectors.pass)('$why with another secret is answered 401', async ({ body }) => {
		expect((await deliver(body, { credential: { webhookSecret: 'another' } })).status).toBe(401);
	});
});

describe('what else is refused', () => {
	const good = vectors.pass[0]?.body ?? '';

	test.each(['', '[]', 'null', '"text"', '{', '{"signature":1}', '{"signature":""}', '\u0000'])(
		'the body %j',
		async (body) => {
			expect((await deliver(body)).status).toBe(401);
		},
	);

	test.each(['signature', 'data', 'event', 'eventType', 'event_id'])('%s twice', async (name) => {
		const raw = `{"event":"a","event_id":"1","data":{},"eventType":"b","${name}":"x"}`;
		const body = raw.replace(/}$/, `,"signature":"${signed(raw)}"}`);
		expect((await deliver(body)).status).toBe(401);
	});

	test('a body that only rounds to the signed one', async () => {
		const rest = { event: 'a', data: { id: 12345678901234567000 } };
		const signature = signed(JSON.stringify(rest));
		const body = (id: string) => `{"event":"a","data":{"id":${id}},"signature":"${signature}"}`;
		const parameters = { signedContent: 'reserialised' };
		expect((await deliver(body('12345678901234567891'), { parameters })).status).toBe(401);
	});

	const SECOND = '{"eventType":"transaction.completed","reference":"R1","status":"PAID","amount":"5.00"}';

	test.each(['auto', 'data'])(
		'a genuine body of the second format wrapped into data, with figures beside it (%s)',
		async (signedContent) => {
			const beside = '"event":"payment.received","amount":"9000.00","currency":"USD"';
			for (const inner of [SECOND, SECOND.replace('eventType', 'event')]) {
				const body = `{${beside},"data":${inner},"signature":"${signed(inner)}"}`;
				expect((await deliver(body, { parameters: { signedContent } })).status).toBe(401);
			}
		},
	);

	test.each(['"text"', 'null', '[{"amount":1}]', '12'])('signed data that is %s', async (data) => {
		const body = `{"event":"transaction.completed","amount":"9000.00","data":${data},"signature":"${signed(data)}"}`;
		expect((await deliver(body)).status).toBe(401);
	});

	test('signed data sent once more as a whole body: it names no event', async () => {
		const data = '{"transaction_id":"t","status":"completed","amount":1.0}';
		const body = data.replace(/}$/, `,"signature":"${signed(data)}"}`);
		for (const signedContent of ['auto', 'bodyWithoutSignature', 'reserialised']) {
			expect((await deliver(body, { parameters: { signedContent } })).status).toBe(401);
		}
	});

	test('an unknown pinned content and an unknown verification', async () => {
		expect((await deliver(good, { parameters: { signedContent: 'other' } })).status).toBe(401);
		expect((await deliver(good, { parameters: { verification: 'other' } })).status).toBe(401);
	});

	test.each(['signature', 'token'])(
		'everything while %s has no secret, and it does not go live',
		async (verification) => {
			const given = { parameters: { verification }, credential: { webhookSecret: ' ' } };
			expect((await deliver(good, given)).status).toBe(401);
			const trigger = new FakeDelivery(finCodeWebhook, { rawBody: good, ...given });
			await expect(trigger.activate()).rejects.toThrow(/Webhook Secret/);
		},
	);
});

describe('by token', () => {
	const parameters = { verification: 'token' };
	const body = JSON.stringify(samples[1]?.body);

	test.each([
		{ query: { token: secret } },
		{ headers: { 'x-webhook-token': secret } },
		{ headers: { authorization: `Bearer ${secret}` } },
	])('%j is accepted and does not reach the workflow', async (given) => {
		const { status, workflow } = await deliver(body, { ...given, parameters });
		expect(status).toBe(200);
		expect(JSON.stringify(workflow)).not.toContain(secret);
	});

	test.each([{}, { query: { token: 'wrong' } }, { query: { token: '' } }])('%j is refused', async (given) => {
		expect((await deliver(body, { ...given, parameters })).status).toBe(401);
	});
});

test('none is an explicit choice, and the output says so', async () => {
	const { workflow } = await deliver('{"event":"loan.approved"}', {
		parameters: { verification: 'none' },
		credential: {},
	});
	expect(workflow?.[0]?.verification).toEqual({ method: 'none', verified: false, secret: null });
});

describe('repeats', () => {
	const parameters = { verification: 'none' };
	const id = async (body: string) => (await deliver(body, { parameters })).workflow?.[0]?.eventId;

	test('are told by event_id, else by all the body says, without its signature', async () => {
		expect(await id('{"event":"x","event_id":"evt_1"}')).toBe('evt_1');
		const paid = await id('{"eventType":"x","reference":"R1","status":"PAID"}');
		expect(paid).toMatch(/^x:R1:paid:[0-9a-f]{64}$/);
		expect(await id('{ "signature":"s", "status":"PAID", "reference":"R1", "eventType":"x" }')).toBe(paid);
		expect(await id('{"eventType":"x","reference":"R1","status":"PAID","amount":1}')).not.toBe(paid);
	});

	test('of signed data bear the names FinCode documents and no others', async () => {
		const data = '{"loanApplicationId":"t"}';
		const ids = await Promise.all(
			['loan.approved', 'loan.disbursed', 'of.somebody', 'of.somebody.else'].map(async (name) => {
				const body = `{"event":"${name}","data":${data},"signature":"${signed(data)}"}`;
				return (await deliver(body)).workflow?.[0]?.eventId;
			}),
		);
		expect(new Set(ids).size).toBe(3);
		expect(ids[2]).toBe(ids[3]);
	});

	test('of signed data are told by the data, because the event id is not covered', async () => {
		const data = '{"transaction_id":"t","amount":1.0}';
		const body = (eventId: string) =>
			`{"event":"transaction.completed","event_id":"${eventId}","data":${data},"signature":"${signed(data)}"}`;
		const ids = await Promise.all(
			['1', '2'].map(async (one) => (await deliver(body(one))).workflow?.[0]?.eventId),
		);
		expect(ids[0]).toBe(ids[1]);
		expect(ids[0]).toMatch(/^transaction\.completed:[0-9a-f]{64}$/);
	});
});

describe('the subject', () => {
	const subject = (body: IDataObject) => finCodeWebhook.subject(body);

	test('of the documented sample', () => {
		expect(subject(samples[0]?.body as IDataObject)).toEqual({
			type: 'transaction',
			id: 'txn_789012',
			reference: 'txn_789012',
			amount: '1000',
			providerAmount: '1000',
			occurredAt: '2024-01-15T10:30:00Z',
			currency: 'USD',
			status: 'succeeded',
			providerStatus: 'completed',
		});
	});

	test('of the second format', () => {
		expect(subject({ eventType: 'transaction.paid', reference: 'R1', status: 'PAID' })).toMatchObject({
			type: 'transaction',
			id: 'R1',
			reference: 'R1',
			status: 'succeeded',
		});
	});

	test('takes nothing from beside data, where nothing may be signed', async () => {
		const data = '{"transaction_id":"t1"}';
		const beside = '"reference":"R9","status":"PAID","amount":"9000.00","currency":"USD"';
		const body = `{"event":"transaction.created",${beside},"data":${data},"signature":"${signed(data)}"}`;
		const { workflow } = await deliver(body);
		expect(workflow?.[0]?.subject).toEqual({
			type: 'transaction',
			id: 't1',
			reference: 't1',
			amount: null,
			providerAmount: null,
			occurredAt: null,
			currency: null,
			status: 'pending',
			providerStatus: null,
		});
	});

	test('of an event that names nothing is null, and unknown is not guessed away', () => {
		expect(subject({ event: 'loan.approved', data: {} })).toEqual({
			type: 'loan',
			id: null,
			reference: null,
			amount: null,
			providerAmount: null,
			occurredAt: null,
			currency: null,
			status: 'pending',
			providerStatus: null,
		});
		expect(subject({ event: 'something.else', status: 'NEW_WORD' })).toMatchObject({
			type: 'unknown',
			status: 'unknown',
		});
	});
});

test('members are found whatever blanks, escapes and nesting there are', () => {
	const raw = Buffer.from(' { "a" : "x\\"},\\\\" , "b\\u0062":[1,{"c":"]"}],"ü":-1.5e3 , "z":{} } ');
	const members = rootMembers(raw) ?? [];
	expect(members.map(({ name }) => name)).toEqual(['a', 'bb', 'ü', 'z']);
	expect(members.map(({ valueStart, end }) => raw.subarray(valueStart, end).toString())).toEqual([
		'"x\\"},\\\\"',
		'[1,{"c":"]"}]',
		'-1.5e3',
		'{}',
	]);
});
