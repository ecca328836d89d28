import type { IDataObject } from 'n8n-workflow';

import { fincoreWebhook } from '../../../nodes/Fincore/webhook';
import { hmac } from '../../../nodes/shared/api/verification';
import type { TriggerSettings } from '../../../nodes/shared/api/webhook';
import { FakeDelivery, type GivenDelivery } from '../support/webhook.mts';
import { contract, credential } from './support.mts';

const SECRET = credential.webhookSecret;
const { webhook } = contract;
const PAID = {
	id: 'evt_1',
	event: 'payment.completed',
	data: { id: 'p1', amount: 1500.5, status: 'completed' },
};

const settings = (parameters: IDataObject = {}): TriggerSettings => ({
	credential,
	get: (name) => parameters[name],
	nowSeconds: 0,
});
const eventName = (body: IDataObject, eventPath = '') =>
	fincoreWebhook.eventName(body, settings({ 'options.eventPath': eventPath }));
const eventId = (body: IDataObject) =>
	fincoreWebhook.eventId({
		body,
		event: eventName(body),
		method: 'token',
		subject: fincoreWebhook.subject(body),
	});
const delivery = (more: GivenDelivery = {}) =>
	new FakeDelivery(fincoreWebhook, { rawBody: JSON.stringify(PAID), credential, ...more });

describe('the name of an event', () => {
	test.each(webhook.eventPaths)('is found in %s', (name) => {
		expect(eventName({ [name]: 'loan.approved' })).toBe('loan.approved');
	});

	test('is the first of the candidates, or where the person says', () => {
		expect(eventName({ type: 'b', event: 'a' })).toBe('a');
		expect(eventName({ event: 'a', meta: { kind: 'c' } }, 'meta.kind')).toBe('c');
		expect(eventName({ event: 'a' }, 'meta.kind')).toBeUndefined();
	});
});

describe('the id of an event', () => {
	test.each(['event_id', 'eventId'])('is %s', (name) => {
		expect(eventId({ [name]: 'e1', id: 'x' })).toBe('e1');
	});

	test('is not webhook_id, which may be the same for all events', () => {
		const paid = (id: string) => eventId({ event: 'payment.completed', webhook_id: 'wh_1', data: { id } });
		expect(paid('p1')).not.toBe(paid('p2'));
	});

	test('is id when data is an object, else made of what happened to what', () => {
		expect(eventId({ id: 'e1', data: {} })).toBe('e1');
		const flat = { id: 'p1', status: 'pending' };
		expect(eventId(flat)).toBe(eventId({ status: 'pending', id: 'p1' }));
		expect(eventId(flat)).not.toBe(eventId({ ...flat, status: 'completed' }));
	});
});

describe('the subject', () => {
	const subject = (body: IDataObject, event?: string) => fincoreWebhook.subject(body, event);

	test('of the sample', () => {
		expect(subject(PAID, 'payment.completed')).toEqual({
			type: 'payment',
			id: 'p1',
			reference: null,
			amount: '1500.5',
			providerAmount: '1500.5',
			occurredAt: null,
			currency: null,
			status: 'succeeded',
			providerStatus: 'completed',
		});
	});

	test('lies in data.object, data or the root, in this order', () => {
		expect(subject({ data: { object: { id: 1 }, id: 2 }, id: 3 }).id).toBe('1');
		expect(subject({ data: { object: 'payment', id: 2 }, id: 3 })).toMatchObject({
			id: '2',
			type: 'payment',
		});
		expect(subject({ loan_id: 3, external_reference: 'R', state: 'voided' }, 'loan_closed')).toMatchObject({
			type: 'loan',
			id: '3',
			reference: 'R',
			status: 'cancelled',
		});
		expect(subject({ type: 'Payment.Completed', id: 1 }, 'Payment.Completed').type).toBe('payment');
		expect(subject({}).type).toBeNull();
	});

	const words = Object.entries(webhook.statusMap.maps.common).flatMap(([status, list]) =>
		list.map((word): [string, string] => [word, status]),
	);
	test.each([...words, ['approved', 'unknown'], ['active', 'unknown'], ['odd', 'unknown']])(
		'%s means %s',
		(word, status) => {
			expect(subject({ data: { status: word } }).status).toBe(status);
		},
	);
});

describe('verification', () => {
	test.each<[string, GivenDelivery]>([
		['the token in the query', { query: { token: SECRET } }],
		['the token in its header', { headers: { 'x-webhook-token': SECRET } }],
		['the token as bearer', { headers: { authorization: `Bearer ${SECRET}` } }],
	])('accepts %s, and gives it to nobody', async (_what, given) => {
		const { status, workflow } = await delivery(given).receive();
		expect(status).toBe(200);
		expect(workflow?.[0]).toMatchObject({
			event: 'payment.completed',
			verification: { method: 'token', verified: true, secret: 'current' },
		});
		expect(JSON.stringify(workflow)).not.toContain(SECRET);
	});

	const signed = (algorithm: 'sha256' | 'sha512', encoding: 'hex' | 'base64', prefix = '') => ({
		parameters: {
			verification: 'hmac',
			signatureHeader: 'X-My-Sign',
			signatureAlgorithm: algorithm,
			signatureEncoding: encoding,
		},
		headers: { 'x-my-sign': prefix + hmac(algorithm, SECRET, JSON.stringify(PAID)).toString(encoding) },
	});
	test.each([
		signed('sha256', 'hex'),
		signed('sha256', 'base64'),
		signed('sha512', 'hex'),
		signed('sha512', 'base64'),
		signed('sha256', 'hex', 'sha256='),
	])('accepts an HMAC in the header the person names', async (given) => {
		expect((await delivery(given).receive()).status).toBe(200);
	});

	test.each<[string, GivenDelivery]>([
		['nothing', {}],
		['a wrong token', { query: { token: 'x' } }],
		['an HMAC under another name', { ...signed('sha256', 'hex'), headers: { 'x-signature': 'x' } }],
		['an HMAC of another body', { ...signed('sha256', 'hex'), rawBody: '{}' }],
		[
			'a token where an HMAC is asked for',
			{ parameters: signed('sha256', 'hex').parameters, query: { token: SECRET } },
		],
		[
			'no secret in the credential',
			{ credential: { ...credential, webhookSecret: '' }, query: { token: '' } },
		],
		['an unknown choice', { parameters: { verification: 'other' }, query: { token: SECRET } }],
	])('refuses %s with 401 and starts nothing', async (_what, given) => {
		expect(await delivery(given).receive()).toMatchObject({ status: 401, workflow: undefined });
	});

	test('is off by explicit choice only', async () => {
		const { workflow } = await delivery({ parameters: { verification: 'none' } }).receive();
		expect(workflow?.[0]).toMatchObject({ verification: { method: 'none', verified: false, secret: null } });
	});
});

describe('events', () => {
	const receive = async (events: unknown, rawBody = JSON.stringify(PAID)) =>
		(await delivery({ rawBody, query: { token: SECRET }, parameters: { events } as IDataObject }).receive())
			.workflow?.length;

	test.each([
		[['*'], 1],
		[['payment.completed'], 1],
		[[' payment.completed '], 1],
		['payment.completed', 1],
		[['loan.approved'], undefined],
		[['payment'], undefined],
		['loan.approved', undefined],
	])('%j', async (events, started) => {
		expect(await receive(events)).toBe(started);
	});

	test('one without a name passes with * only', async () => {
		const nameless = JSON.stringify({ data: { id: 1 } });
		expect(await receive(['*'], nameless)).toBe(1);
		expect(await receive(['payment.completed'], nameless)).toBeUndefined();
	});

	test('an empty list refuses to go live', async () => {
		await expect(delivery({ parameters: { events: [''] } }).activate()).rejects.toThrow('No event is chosen');
	});
});
