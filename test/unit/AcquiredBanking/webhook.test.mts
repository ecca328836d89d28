import type { IDataObject } from 'n8n-workflow';

import { acquiredBankingWebhook } from '../../../nodes/AcquiredBanking/webhook';
import type { TriggerSettings } from '../../../nodes/shared/api/webhook';
import { contract } from './contract.mts';

const { vectors, mustFail } = contract.webhook.signatureVectors;
const sample = (contract.webhook.samples[0]?.body ?? {}) as IDataObject;

function settings(secret = 'test_hashcode', parameters: Record<string, unknown> = {}): TriggerSettings {
	const all: Record<string, unknown> = { verification: 'hash', ...parameters };
	return { credential: { companyHashcode: secret }, get: (name) => all[name], nowSeconds: 0 };
}

const request = (body: unknown) => ({
	rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
	headers: {},
	query: {},
});

const verify = (body: unknown, given = settings()) => acquiredBankingWebhook.verify(request(body), given);
const subject = (body: object) => acquiredBankingWebhook.subject(body as never);

describe('the hash', () => {
	test.each(vectors)(
		'accepts the vector $event, company_id $company_id',
		({ secret, inner: _inner, ...body }) => {
			expect(verify(body, settings(secret))).toEqual({ ok: true, method: 'hash' });
		},
	);

	test.each(Object.values(mustFail))(
		'refuses the vector with $why',
		({ secret, inner: _inner, why: _why, ...body }) => {
			expect(verify(body, settings(secret))).toEqual({ ok: false, reason: 'the hash does not match' });
		},
	);

	test('accepts the sample, also with spaces and another order of fields', () => {
		expect(verify(sample)).toMatchObject({ ok: true });
		const turned = Object.fromEntries(Object.entries(sample).reverse());
		expect(verify(JSON.stringify(turned, null, 4))).toMatchObject({ ok: true });
	});

	test('does not cover amount, status or transaction ID: this is its weakness, not ours', () => {
		expect(verify({ ...sample, amount: '1', response_code: '101', transaction_id: 9 })).toMatchObject({
			ok: true,
		});
	});

	test.each(['id', 'timestamp', 'company_id', 'event'])('covers %s', (field) => {
		expect(verify({ ...sample, [field]: `${String(sample[field])}1` })).toMatchObject({ ok: false });
		expect(verify({ ...sample, [field]: undefined })).toEqual({
			ok: false,
			reason: `${field} is missing in the body`,
		});
	});

	test.each(['', 'not json', '[]', 'null', '"text"', '{"id":{}}'])(
		'refuses the body %j without a throw',
		(body) => {
			expect(verify(body)).toMatchObject({ ok: false });
		},
	);

	test.each([[undefined], [''], ['cd1b'], [{ a: 1 }], ['z'.repeat(64)]])('refuses the hash %j', (hash) => {
		expect(verify({ ...sample, hash })).toMatchObject({ ok: false });
	});

	test('needs the secret', () => {
		const reason = 'Fill in Company Hashcode in the credential, or choose Verification: None.';
		expect(acquiredBankingWebhook.notReady(settings(' '))).toBe(reason);
		expect(acquiredBankingWebhook.notReady(settings())).toBeUndefined();
		expect(verify(sample, settings(''))).toMatchObject({ ok: false });
	});

	test('None takes anything; an unknown choice takes nothing', () => {
		const none = settings('', { verification: 'none' });
		expect(acquiredBankingWebhook.notReady(none)).toBeUndefined();
		expect(verify({}, none)).toEqual({ ok: true, method: 'none' });
		expect(verify(sample, settings('test_hashcode', { verification: 'off' }))).toMatchObject({ ok: false });
	});
});

describe('the event', () => {
	test('is told apart by its id as received', () => {
		const id = (body: IDataObject) =>
			acquiredBankingWebhook.eventId({ body, event: undefined, method: 'hash', subject: subject(body) });
		expect(id(sample)).toBe(sample.id);
		expect(id({ id: 'ABC' })).not.toBe(id({ id: 'abc' }));
		expect(id({})).toHaveLength(64);
	});

	test('its subject', () => {
		expect(subject(sample)).toEqual({
			type: 'pay_out',
			id: '10680696',
			reference: null,
			amount: null,
			providerAmount: null,
			occurredAt: '20200626110608',
			currency: null,
			status: 'succeeded',
			providerStatus: 'Transaction Success',
		});
	});

	test.each(Object.entries(contract.errors.responseCodes))(
		'code %s has the status of the contract',
		(code, { status }) => {
			for (const response_code of [code, Number(code)])
				expect(subject({ response_code }).status).toBe(status);
		},
	);

	test('a code nobody knows stays unknown', () => {
		expect(subject({ event: 'funds_received', response_code: '777' })).toMatchObject({
			status: 'unknown',
			providerStatus: '777',
		});
	});

	test('money received counts as succeeded, with what the event may hold', () => {
		const body = {
			event: 'funds_received',
			merchant_order_id: 'R1',
			amount: 12.5,
			currency_code_iso3: 'GBP',
		};
		expect(subject(body)).toMatchObject({
			type: 'funds_received',
			reference: 'R1',
			amount: '12.5',
			currency: 'GBP',
			status: 'succeeded',
			providerStatus: null,
		});
	});

	test('there is nothing to confirm with', () => {
		expect(acquiredBankingWebhook.confirmation).toBeUndefined();
	});
});
