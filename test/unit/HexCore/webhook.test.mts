import type { IDataObject } from 'n8n-workflow';

import { hexCoreWebhook } from '../../../nodes/HexCore/webhook';
import { hmac } from '../../../nodes/shared/api/verification';
import { networkFault, unauthorized, type Answer } from '../support/helpers.mts';
import { FakeDelivery, type GivenDelivery } from '../support/webhook.mts';
import { contract } from './support.mts';

const SECRET = 'fake-webhook-secret';
const { webhook } = contract;
const SAMPLE = webhook.samples[0]?.body as { event: string; data: IDataObject };
const credential = { environment: 'sandbox', apiKey: 'sk_test_sim', webhookSecret: SECRET };

function delivery(body: unknown, more: GivenDelivery = {}): FakeDelivery {
	return new FakeDelivery(hexCoreWebhook, {
		rawBody: JSON.stringify(body),
		headers: { 'x-webhook-token': SECRET },
		credential,
		...more,
	});
}

const subjectOf = (body: IDataObject) => hexCoreWebhook.subject(body);
const idOf = (body: IDataObject) =>
	hexCoreWebhook.eventId({
		body,
		event: hexCoreWebhook.eventName(body, { credential, get: () => undefined, nowSeconds: 0 }),
		method: 'token',
		subject: subjectOf(body),
	});

describe('what an event says', () => {
	test('the sample', async () => {
		const { status, answer, workflow } = await delivery(SAMPLE).receive();
		expect([status, answer]).toEqual([webhook.reply.status, webhook.reply.body]);
		expect(workflow?.[0]).toMatchObject({
			event: 'transfer.successful',
			verification: { method: 'token', verified: true, secret: 'current' },
			subject: {
				type: 'transfer',
				id: 'trf_89sjd89sjd8',
				reference: 'trf_89sjd89sjd8',
				amount: '50000',
				currency: 'NGN',
				status: 'succeeded',
				providerStatus: 'SUCCESSFUL',
			},
			body: SAMPLE,
		});
		expect(workflow?.[0]).not.toHaveProperty('confirmation');
	});

	test.each(webhook.subject.id)('the id may be called %s', (name) => {
		expect(subjectOf({ data: { [name]: 'x1' } }).id).toBe('x1');
	});

	test.each(webhook.subject.reference)('the reference may be called %s', (name) => {
		expect(subjectOf({ transaction: { [name]: 'x1' } }).reference).toBe('x1');
	});

	test.each(webhook.subject.amount)('the amount may be called %s', (name) => {
		expect(subjectOf({ [name]: 12.5 }).amount).toBe('12.5');
	});

	test.each(Object.entries(webhook.subject.typeByPrefix))(
		'an id that begins with %s is a %s',
		(prefix, type) => {
			expect(subjectOf({ data: { id: `${prefix}0123` } }).type).toBe(type);
		},
	);

	test('a flag of the envelope is no status', () => {
		expect(subjectOf({ status: true, reference: 'trf_1' })).toMatchObject({
			status: 'unknown',
			providerStatus: null,
			currency: 'NGN',
		});
	});

	const known = Object.entries(webhook.statusMap.maps.common).flatMap(([status, all]) =>
		all.map((word) => [word, status] as const),
	);
	test.each([...known, ['HELD', 'unknown'], ['', 'unknown']] as const)(
		'the word %j is %s',
		(word, status) => {
			expect(subjectOf({ data: { status: word.toUpperCase() } }).status).toBe(status);
		},
	);

	test.each(webhook.eventPaths)('the event may be called %s', (name) => {
		expect(hexCoreWebhook.eventName({ [name]: 'a.b' }, {} as never)).toBe('a.b');
	});
});

describe('what makes two deliveries the same event', () => {
	test.each<[IDataObject, string]>([
		[{ event_id: 'e1', id: 'x', data: {} }, 'e1'],
		[{ id: 'e2', data: { reference: 'trf_1' } }, 'e2'],
		[{ id: 'e3', transaction: { reference: 'trf_1' } }, 'e3'],
	])('%j', (body, id) => {
		expect(idOf(body)).toBe(id);
	});

	test('else what happened to what, with all that tells two payments of one reference apart', () => {
		const paid = (day: string) => ({
			event: 'standing_order.paid',
			data: { reference: 'so_1', amount: 100, status: 'SUCCESSFUL', day },
		});
		expect(idOf(paid('2026-06-01'))).toMatch(/^standing_order\.paid:so_1:succeeded:[0-9a-f]{64}$/);
		expect(idOf(paid('2026-06-01'))).not.toBe(idOf(paid('2026-07-01')));
		const { event, data } = paid('2026-06-01');
		const { day, ...rest } = data;
		expect(idOf({ data: { day, ...rest }, event })).toBe(idOf(paid('2026-06-01')));
	});
});

describe('verification', () => {
	const statusOf = async (more: GivenDelivery) => (await delivery(SAMPLE, more).receive()).status;

	test.each<[string, GivenDelivery]>([
		['the query', { headers: {}, query: { token: SECRET } }],
		['a header', { headers: { 'x-webhook-token': SECRET } }],
		['the bearer', { headers: { authorization: `Bearer ${SECRET}` } }],
	])('a token in %s is enough, and does not reach the workflow', async (_place, more) => {
		const { status, workflow } = await delivery(SAMPLE, more).receive();
		expect(status).toBe(200);
		expect(JSON.stringify(workflow)).not.toContain(SECRET);
	});

	test.each<[string, GivenDelivery]>([
		['no token', { headers: {} }],
		['a wrong one', { headers: { 'x-webhook-token': 'other' } }],
		['a signature where a token is asked for', { headers: { 'x-signature': 'aa' } }],
		['no secret in the credential', { credential: { ...credential, webhookSecret: '' } }],
	])('%s: 401', async (_what, more) => {
		expect(await statusOf(more)).toBe(401);
	});

	const raw = JSON.stringify(SAMPLE);
	test.each(
		(['sha256', 'sha512'] as const).flatMap((algorithm) =>
			(['hex', 'base64'] as const).flatMap((encoding) =>
				['', `${algorithm}=`].map((prefix) => [algorithm, encoding, prefix] as const),
			),
		),
	)('an HMAC with %s in %s after %j holds over the raw bytes only', async (algorithm, encoding, prefix) => {
		const parameters = {
			verification: 'hmac',
			signatureHeader: 'X-Acme',
			signatureAlgorithm: algorithm,
			signatureEncoding: encoding,
		};
		const headers = { 'x-acme': prefix + hmac(algorithm, SECRET, raw).toString(encoding) };
		expect(await statusOf({ parameters, headers })).toBe(200);
		expect(await statusOf({ parameters, headers, rawBody: `${raw} ` })).toBe(401);
		expect(await statusOf({ parameters, headers: { 'x-acme': prefix } })).toBe(401);
	});

	test('none is a choice: anything is accepted and marked as not verified', async () => {
		const one = delivery(SAMPLE, { headers: {}, parameters: { verification: 'none' } });
		expect((await one.receive()).workflow?.[0]).toMatchObject({
			verification: { method: 'none', verified: false, secret: null },
		});
	});

	test.each(['token', 'hmac'])('with %s an empty secret stops the activation', async (verification) => {
		const one = delivery(SAMPLE, {
			parameters: { verification, signatureHeader: 'x-signature' },
			credential: { ...credential, webhookSecret: ' ' },
		});
		await expect(one.activate()).rejects.toThrow('Fill in Webhook Secret');
	});
});

describe('Confirm With API', () => {
	const parameters = { options: { confirmWithApi: true } };
	const found = (data: IDataObject): Answer => ({ body: { status: true, message: 'x', data } });
	const { reference } = SAMPLE.data;

	test('asks for the transfer, and the word of the API wins', async () => {
		const one = delivery(SAMPLE, { parameters, answers: [found({ reference, status: 'REVERSED' })] });
		expect((await one.receive()).workflow?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { status: 'refunded', providerStatus: 'REVERSED', amount: '50000' },
			body: { data: { status: 'SUCCESSFUL' } },
		});
		const { method, path } = webhook.confirmWithApi;
		const url = `https://sandbox.hexcore.io/v2${path.replace('{reference}', String(reference))}`;
		expect(one.http.requests).toMatchObject([{ method, url }]);
	});

	test.each<[string, Answer]>([
		['does not know it', { status: 404, body: { status: false } }],
		['speaks of another', found({ reference: 'trf_other', status: 'SUCCESSFUL' })],
		['names no status', found({ reference })],
		['does not accept the key', unauthorized()],
		['forbids it', { status: 403, body: {} }],
		['is asked too often', { status: 429, body: {} }],
		['has a fault', { status: 500, body: {} }],
		['can not be reached', networkFault('ECONNREFUSED')],
	])('when the API %s: 503 and nothing starts', async (_what, answer) => {
		for (const verification of ['token', 'none']) {
			const given = { parameters: { ...parameters, verification }, answers: [answer] };
			expect(await delivery(SAMPLE, given).receive()).toMatchObject({ status: 503, workflow: undefined });
		}
	});

	test.each<[string, IDataObject]>([
		['no reference', { status: 'SUCCESSFUL' }],
		['a bill', { reference: 'tx_b9s8d7f6' }],
		['a disbursement', { transaction_reference: 'trx_09f3j2l12k3m' }],
		['a reference that is no part of a path', { reference: '../balance' }],
		['a reference of blanks', { reference: ' ' }],
		['the error of a spreadsheet cell', { reference: '#N/A' }],
		['a word that is no reference', { reference: 'true' }],
	])(
		'%s can not be asked for: it starts when verified, and not when anyone could have sent it',
		async (_what, data) => {
			const event = { event: 'x', data };
			const verified = delivery(event, { parameters, answers: [{ status: 500 }] });
			expect(await verified.receive()).toMatchObject({
				status: 200,
				workflow: [{ confirmation: 'notConfirmable' }],
			});
			const open = delivery(event, {
				headers: {},
				parameters: { ...parameters, verification: 'none' },
				answers: [{ status: 500 }],
			});
			expect(await open.receive()).toMatchObject({ status: 200, workflow: undefined });
			expect(open.log).toEqual([expect.stringContaining('no workflow was started')]);
			expect([...verified.http.requests, ...open.http.requests]).toEqual([]);
		},
	);

	test('a reference without a known prefix is asked for', async () => {
		const one = delivery(
			{ event: 'x', data: { reference: 'ABC-1' } },
			{ parameters, answers: [found({ reference: 'ABC-1', status: 'SUCCESSFUL' })] },
		);
		expect((await one.receive()).workflow?.[0]?.confirmation).toBe('confirmed');
	});
});

test('only the named events start', async () => {
	const given = (events: string[]) => ({ parameters: { events } });
	expect((await delivery(SAMPLE, given(['transfer.failed'])).receive()).workflow).toBeUndefined();
	expect((await delivery(SAMPLE, given([SAMPLE.event])).receive()).workflow).toHaveLength(1);
});
