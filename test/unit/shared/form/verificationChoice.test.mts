import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { TriggerSettings } from '../../../../nodes/shared/api/webhook';
import { at } from '../../../../nodes/shared/basics/json';
import {
	verificationFields,
	verificationNotReady,
	verifyAsChosen,
} from '../../../../nodes/shared/form/verificationChoice';

const SECRET = 'whsec-1';
const RAW = Buffer.from('{"a":1.10}');

function settings(parameters: IDataObject, webhookSecret: unknown = SECRET): TriggerSettings {
	return {
		credential: { webhookSecret } as TriggerSettings['credential'],
		get: (name) => at(parameters, name),
		nowSeconds: 0,
	};
}

const signature = (algorithm = 'sha256', encoding: 'hex' | 'base64' = 'hex') =>
	createHmac(algorithm, SECRET).update(RAW).digest(encoding);
const request = (headers: Record<string, string> = {}, query: Record<string, string> = {}) => ({
	rawBody: RAW,
	headers,
	query,
});

test('a token is the choice when none was made', () => {
	expect(verificationFields('Acme', 'x-sig').find(({ name }) => name === 'verification')?.default).toBe(
		'token',
	);
	expect(verifyAsChosen(request({}, { token: SECRET }), settings({}))).toEqual({ ok: true, method: 'token' });
	expect(verifyAsChosen(request({}, { token: 'other' }), settings({})).ok).toBe(false);
});

test.each([
	['sha256', 'hex'],
	['sha256', 'base64'],
	['sha512', 'hex'],
] as const)(
	'a signature is checked as the person describes it: %s in %s',
	(signatureAlgorithm, signatureEncoding) => {
		const chosen = settings({
			verification: 'hmac',
			signatureHeader: 'X-Sig',
			signatureAlgorithm,
			signatureEncoding,
		});
		const signed = signature(signatureAlgorithm, signatureEncoding);
		expect(verifyAsChosen(request({ 'x-sig': signed }), chosen).ok).toBe(true);
		expect(
			verifyAsChosen({ ...request({ 'x-sig': signed }), rawBody: Buffer.from('{"a":1.1}') }, chosen).ok,
		).toBe(false);
		expect(verifyAsChosen(request(), chosen).ok).toBe(false);
	},
);

test('a header that is not named proves nothing', () => {
	const chosen = settings({ verification: 'hmac', signatureHeader: '' });
	expect(verifyAsChosen(request({ '': signature() }), chosen).ok).toBe(false);
});

test('only the explicit word None accepts what nothing proves', () => {
	expect(verifyAsChosen(request(), settings({ verification: 'none' }))).toEqual({ ok: true, method: 'none' });
	for (const verification of ['', 'NONE', 'off', 5, {}]) {
		expect(verifyAsChosen(request(), settings({ verification })).ok).toBe(false);
	}
});

test('without a secret nothing is accepted, and the trigger says why it is not ready', () => {
	expect(verifyAsChosen(request({}, { token: '' }), settings({}, '')).ok).toBe(false);
	expect(verificationNotReady(settings({}, ' '))).toContain('Webhook Secret');
	expect(verificationNotReady(settings({ verification: 'hmac', signatureHeader: '' }))).toContain(
		'Signature Header',
	);
	expect(verificationNotReady(settings({ verification: 'none' }, ''))).toBeUndefined();
	expect(verificationNotReady(settings({}))).toBeUndefined();
});
