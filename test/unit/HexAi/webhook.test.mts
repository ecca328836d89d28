import type { IDataObject } from 'n8n-workflow';

import { STATUS_WORDS, providerStatus } from '../../../nodes/HexAi/status';
import { hexAiWebhook } from '../../../nodes/HexAi/webhook';
import { mapStatus } from '../../../nodes/shared/api/subject';
import { hmac } from '../../../nodes/shared/api/verification';
import type { TriggerSettings } from '../../../nodes/shared/api/webhook';
import { hexAiContract, vectors } from '../support/contract.mts';

const { webhook } = hexAiContract;
const { secret, plain, waveForm } = vectors;
const rawBody = Buffer.from(vectors.body);

function settings(more: { secret?: unknown; tolerance?: unknown; at?: number } = {}): TriggerSettings {
	const webhookSecret = ('secret' in more ? more.secret : secret) as string;
	return {
		credential: { webhookSecret },
		get: (name) => (name === 'options.toleranceSeconds' ? more.tolerance : undefined),
		nowSeconds: more.at ?? waveForm.at,
	};
}

const idOf = (body: IDataObject) =>
	hexAiWebhook.eventId({
		body,
		event: hexAiWebhook.eventName(body, settings()),
		method: 'hmac-sha256',
		subject: hexAiWebhook.subject(body),
	});

const verify = (headers: Record<string, string>, given = settings(), body = rawBody) =>
	hexAiWebhook.verify({ rawBody: body, headers, query: {} }, given);

describe('the signature', () => {
	test.each<[string, Record<string, string>]>([
		['plain', { 'wave-signature': plain }],
		['with the prefix', { 'wave-signature': `sha256=${plain}` }],
		['under the newer name', { 'x-hexai-signature': plain }],
		["in Wave's form", { 'wave-signature': waveForm.value }],
		['under one of both names', { 'wave-signature': '0'.repeat(64), 'x-hexai-signature': plain }],
		['under the other of both names', { 'wave-signature': plain, 'x-hexai-signature': 'nonsense' }],
	])('of the contract verifies %s', (_how, headers) => {
		expect(verify(headers).ok).toBe(true);
	});

	test.each<[string, Record<string, string>]>([
		['the JSON written anew', { 'wave-signature': vectors.mustFail.reSerialisedBody }],
		["Wave's form with a dot", { 'wave-signature': vectors.mustFail.dottedWaveForm }],
		['a header of another name', { 'x-wave-signature': plain }],
		['an empty header', { 'wave-signature': '' }],
		['the secret itself', { 'wave-signature': secret }],
	])('of %s does not verify', (_what, headers) => {
		expect(verify(headers).ok).toBe(false);
	});

	test('missing altogether is named by its header', () => {
		expect(verify({})).toEqual({ ok: false, reason: 'the header wave-signature is missing' });
	});

	test.each([
		[undefined, 300, true],
		[undefined, 301, false],
		[600, 600, true],
		[600, 601, false],
		['x', 300, true],
		['x', 301, false],
	])("of Wave's form holds with tolerance %p at an age of %i s: %p", (tolerance, age, ok) => {
		const at = waveForm.at + age;
		expect(verify({ 'wave-signature': waveForm.value }, settings({ tolerance, at })).ok).toBe(ok);
	});

	test.each([undefined, '', '  ', null, 5])(
		'never verifies with the secret %j, and the trigger is not ready',
		(empty) => {
			const given = settings({ secret: empty });
			const unsigned = hmac('sha256', '', rawBody).toString('hex');
			expect(verify({ 'wave-signature': unsigned }, given).ok).toBe(false);
			expect(verify({ 'wave-signature': plain }, given).ok).toBe(false);
			expect(hexAiWebhook.notReady(given)).toContain('Fill in Webhook Secret');
		},
	);

	test('does not care about blanks around a pasted secret', () => {
		expect(verify({ 'wave-signature': plain }, settings({ secret: ` ${secret}\n` })).ok).toBe(true);
		expect(hexAiWebhook.notReady(settings())).toBeUndefined();
	});
});

describe('the subject', () => {
	test('of the documented delivery', () => {
		expect(hexAiWebhook.subject(JSON.parse(vectors.body) as IDataObject)).toEqual({
			type: 'collection',
			id: 'tx_abc123',
			reference: 'INV-001',
			amount: '500',
			providerAmount: '500',
			occurredAt: null,
			currency: 'GMD',
			status: 'succeeded',
			providerStatus: 'SUCCEEDED',
		});
	});

	test('of the newer form', () => {
		const body = {
			event: 'payment.failed',
			id: 'evt_1',
			data: {
				id: 'p1',
				type: 'PAYOUT',
				reference: 'OUT-1',
				amount: '500',
				currency: 'GMD',
				status: 'REVERSED',
			},
		};
		expect(hexAiWebhook.subject(body)).toMatchObject({
			type: 'payout',
			reference: 'OUT-1',
			amount: '500',
			status: 'refunded',
		});
		expect(idOf(body)).toBe('evt_1');
	});

	test.each(Object.entries(webhook.statusFromEvent))(
		'takes the status from the event %s when the body has none: %s',
		(event, status) => {
			expect(hexAiWebhook.subject({ event, data: { id: 'p1' } }).status).toBe(status);
			expect(hexAiWebhook.subject({ event, data: { id: 'p1', status: 'PENDING' } }).status).toBe('pending');
		},
	);

	test('guesses no status for an event it does not know', () => {
		expect(hexAiWebhook.subject({ event: 'payout.sent', data: {} }).status).toBe('unknown');
		expect(hexAiWebhook.subject({ event: 'constructor', data: {} }).status).toBe('unknown');
		expect(hexAiWebhook.subject({ event: 'payment.succeeded', data: { status: 'WHATEVER' } }).status).toBe(
			'unknown',
		);
	});
});

describe('the status words', () => {
	const words = webhook.statusMap.maps.common;
	const table = Object.entries(words).flatMap(([status, list]) =>
		list.map((word) => [word, status] as const),
	);

	test.each(table)('%s means %s, in any case', (word, status) => {
		expect(mapStatus(word, { statusWords: STATUS_WORDS })).toBe(status);
		expect(mapStatus(word.toUpperCase(), { statusWords: STATUS_WORDS })).toBe(status);
	});

	test('are those of the contract and no others', () => {
		expect(STATUS_WORDS).toEqual(words);
	});
});

describe('providerStatus', () => {
	test.each<[unknown, string | null]>([
		[{ status: 'success', data: { status: 'SUCCEEDED' } }, 'SUCCEEDED'],
		[{ status: 'success', data: { status: 'success' } }, 'success'],
		[{ status: 'PENDING' }, 'PENDING'],
		[{ transaction_id: 'tx', status: 'ERROR' }, 'ERROR'],
		[{ status: 'success' }, null],
		[{ status: 'error' }, null],
		[{ status: 'ERROR' }, null],
		[{ status: 'error', message: 'No', data: { status: 'SUCCEEDED' } }, null],
		[{ status: 'success', data: {} }, null],
		[{ status: 'SUCCESS', data: { payment_status: 'PENDING' } }, 'PENDING'],
		[{ status: 'SUCCESS', data: {} }, null],
		[{ status: 'SUCCESS' }, 'SUCCESS'],
		[{ status: 'success', payment_status: 'FAILED' }, 'FAILED'],
		[{ data: { status: 5 }, status: true }, null],
		[[], null],
		[undefined, null],
	])('of %j is %j', (body, status) => {
		expect(providerStatus(body)).toBe(status);
	});
});

describe('what makes two deliveries the same event', () => {
	test('is object, event and state together', () => {
		expect(idOf(JSON.parse(vectors.body) as IDataObject)).toBe('tx_abc123:succeeded');
		const pending = { event: 'transaction.completed', transaction: { id: 'tx_abc123', status: 'PENDING' } };
		expect(idOf(pending)).not.toBe(idOf(JSON.parse(vectors.body) as IDataObject));
	});

	test('is more where the name of the event says more than the state', () => {
		const told = (event: string, status = 'SUCCEEDED') => idOf({ event, transaction: { id: 'tx', status } });
		expect(told('transaction.failed', 'FAILED')).toBe('tx:failed');
		expect(told('transaction.disputed')).toBe('tx:succeeded:transaction.disputed');
		const noState = (event: string) => idOf({ event, data: { id: 'tx' } });
		expect(noState('payment.created')).not.toBe(noState('payment.disputed'));
	});

	test('is the id of the event where there is one beside an object', () => {
		expect(idOf({ id: 'evt_1', event: 'x', transaction: { id: 'tx' } })).toBe('evt_1');
		expect(idOf({ id: 'tx', event: 'payment.succeeded', status: 'PAID' })).toBe('tx:succeeded');
	});

	test('is what the body says where nothing is named, however it is written', () => {
		expect(idOf({ event: 'x', amount: 1 })).toBe(idOf({ amount: 1, event: 'x' }));
		expect(idOf({ event: 'x', amount: 1 })).not.toBe(idOf({ event: 'x', amount: 2 }));
	});
});

test('the name of the event comes from the places of the contract', () => {
	expect(webhook.eventPaths).toEqual(['event', 'type']);
	expect(hexAiWebhook.eventName({ event: 'a', type: 'b' }, settings())).toBe('a');
	expect(hexAiWebhook.eventName({ type: 'b' }, settings())).toBe('b');
	expect(hexAiWebhook.eventName({}, settings())).toBeUndefined();
});
