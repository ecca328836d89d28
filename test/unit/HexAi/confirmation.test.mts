import type { IDataObject } from 'n8n-workflow';

import { hexAiWebhook } from '../../../nodes/HexAi/webhook';
import { hmac } from '../../../nodes/shared/api/verification';
import { hexAiContract, vectors } from '../support/contract.mts';
import { networkFault, unauthorized, type Answer } from '../support/helpers.mts';
import { FakeDelivery, type GivenDelivery } from '../support/webhook.mts';

const { secret } = vectors;

/** A delivery signed as HexAI signs, to a trigger that asks the API first. */
function delivery(answers: Answer[], rawBody = vectors.body, more: GivenDelivery = {}): FakeDelivery {
	return new FakeDelivery(hexAiWebhook, {
		rawBody,
		headers: { 'wave-signature': hmac('sha256', secret, rawBody).toString('hex') },
		credential: { apiKey: 'sk_test_sim', baseUrl: 'https://hpg.hexai.gm/api/v1', webhookSecret: secret },
		parameters: { options: { confirmWithApi: true } },
		answers,
		...more,
	});
}

const found = (data: IDataObject): Answer => ({ body: { status: 'success', data } });
const event = (transaction: IDataObject) => JSON.stringify({ event: 'transaction.completed', transaction });

describe('Confirm With API', () => {
	test('asks by the reference, with the key of the credential, and the word of the API wins', async () => {
		const one = delivery([found({ client_reference: 'INV-001', status: 'REFUNDED' })]);
		const { status, workflow } = await one.receive();
		expect(status).toBe(200);
		expect(workflow?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { reference: 'INV-001', status: 'refunded', providerStatus: 'REFUNDED', amount: '500' },
			body: { transaction: { status: 'SUCCEEDED' } },
		});
		const { method, path } = hexAiContract.webhook.confirmWithApi;
		const url = `https://hpg.hexai.gm/api/v1${path.replace('{client_reference}', 'INV-001')}`;
		expect(one.http.requests).toMatchObject([{ method, url, timeout: 8000 }]);
		expect(one.http.credentials).toEqual(['hexAiApi']);
	});

	test.each<[string, Answer]>([
		[
			'does not know the payment',
			{ status: 404, body: { status: 'error', error: { code: 'NOT_FOUND', message: 'x' } } },
		],
		['speaks of another payment', found({ client_reference: 'INV-999', status: 'SUCCEEDED' })],
		[
			'speaks of another transaction of the reference',
			found({ client_reference: 'INV-001', transaction_id: 'tx_other', status: 'SUCCEEDED' }),
		],
		['names another amount', found({ client_reference: 'INV-001', amount: '5.00', status: 'SUCCEEDED' })],
		['does not accept the key', unauthorized()],
		['forbids the call', { status: 403 }],
		['is asked too often', { status: 429, headers: { 'retry-after': '1' } }],
		['has a fault', { status: 500 }],
		[
			'has a fault inside HTTP 200',
			{ body: { status: 'error', message: 'x', data: { status: 'SUCCEEDED' } } },
		],
		['is under maintenance', { status: 503 }],
		['answers with a page', { body: '<html>' }],
		['can not be reached', networkFault('ECONNREFUSED')],
		['does not answer in time', networkFault('ECONNABORTED')],
	])('when the API %s: 503, nothing starts, and the event may come again', async (_what, answer) => {
		const workflowId = `hexai-503-${_what}`;
		const one = delivery([answer], vectors.body, { workflowId });
		expect(await one.receive()).toMatchObject({ status: 503, workflow: undefined });
		expect(one.http.requests).toHaveLength(1);
		expect(one.log).toEqual([expect.stringContaining('held back a webhook with 503')]);
		expect(one.log.join()).not.toContain(secret);
		expect(one.staticData).toEqual({});
		const again = delivery([found({ client_reference: 'INV-001', status: 'SUCCEEDED' })], vectors.body, {
			workflowId,
		});
		expect((await again.receive()).workflow).toHaveLength(1);
	});

	const EVENTS = {
		SUCCEEDED: 'completed',
		FAILED: 'failed',
		EXPIRED: 'expired',
		REFUNDED: 'refunded',
		PENDING: 'pending',
	};
	test.each<[keyof typeof EVENTS, string, number]>([
		['SUCCEEDED', 'PENDING', 503],
		['FAILED', 'PROCESSING', 503],
		['EXPIRED', 'ON_HOLD', 503],
		['REFUNDED', 'PENDING', 503],
		// Paid in the last moment, and sent back.
		['SUCCEEDED', 'EXPIRED', 503],
		['SUCCEEDED', 'FAILED', 503],
		['REFUNDED', 'SUCCEEDED', 503],
		// Late news, which the state of now outweighs.
		['PENDING', 'SUCCEEDED', 200],
		['FAILED', 'SUCCEEDED', 200],
		['EXPIRED', 'SUCCEEDED', 200],
		['SUCCEEDED', 'REFUNDED', 200],
		['PENDING', 'PENDING', 200],
		['SUCCEEDED', 'PAID', 200],
	])('the event says %s, the API %s: %d', async (said, told, expected) => {
		const transaction = { id: 'tx', type: 'COLLECTION', client_reference: 'INV-001', status: said };
		const rawBody = JSON.stringify({ event: `transaction.${EVENTS[said]}`, transaction });
		const { status, workflow } = await delivery(
			[found({ client_reference: 'INV-001', status: told })],
			rawBody,
		).receive();
		expect(status).toBe(expected);
		expect(workflow?.map(({ subject }) => (subject as IDataObject).providerStatus)).toEqual(
			expected === 200 ? [told] : undefined,
		);
	});

	test('an answer that names no status confirms nothing', async () => {
		for (const answer of [{ body: '' }, { body: '{}' }, found({ client_reference: 'INV-001' })]) {
			const { workflow } = await delivery([answer]).receive();
			expect(workflow?.[0]?.confirmation).not.toBe('confirmed');
		}
	});

	test.each<[string, IDataObject]>([
		['a payout', { id: 'tx', type: 'PAYOUT', client_reference: 'OUT-1', status: 'SUCCEEDED' }],
		['no reference', { id: 'tx', type: 'COLLECTION', status: 'SUCCEEDED' }],
		[
			'a reference that is no part of a path',
			{ id: 'tx', client_reference: '../client/balance', status: 'SUCCEEDED' },
		],
		['the error of a spreadsheet cell', { id: 'tx', client_reference: '#N/A', status: 'SUCCEEDED' }],
		['a reference of blanks', { id: 'tx', client_reference: ' ', status: 'SUCCEEDED' }],
		['a reference with half a character', { id: 'tx', client_reference: 'a\ud800', status: 'SUCCEEDED' }],
	])('with %s there is nothing to ask: the signature has to do', async (_what, transaction) => {
		const one = delivery([{ status: 500 }], event(transaction));
		const { workflow } = await one.receive();
		expect(workflow?.[0]).toMatchObject({ confirmation: 'notConfirmable', subject: { status: 'succeeded' } });
		expect(one.http.requests).toHaveLength(0);
	});

	test('is off unless the person switches it on', async () => {
		const one = delivery([], vectors.body, { parameters: {} });
		expect((await one.receive()).workflow?.[0]).not.toHaveProperty('confirmation');
		expect(one.http.requests).toHaveLength(0);
	});

	test('a repeat that comes while the first delivery is being confirmed is not called received', async () => {
		const workflowId = 'hexai-overlap';
		const first = delivery([{ status: 500 }], vectors.body, { workflowId });
		let answerFirst = (): void => undefined;
		first.http.onRequest = async () => await new Promise<void>((resolve) => (answerFirst = resolve));
		const waiting = first.receive();
		await new Promise((resolve) => setImmediate(resolve));
		// The sender lost patience and sends again; the first delivery then can't be confirmed.
		const second = await delivery([{ status: 500 }], vectors.body, { workflowId }).receive();
		answerFirst();
		expect((await waiting).status).toBe(503);
		expect(second.status).toBe(503);
	});
});
