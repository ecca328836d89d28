import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { HexAiApi } from '../../../credentials/HexAiApi.credentials';
import { hexAiProbe } from '../../../nodes/HexAi/credentialTest';
import { hexAi } from '../../../nodes/HexAi/provider';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { hexAiContract } from '../support/contract.mts';
import { rejectionOf } from '../support/errors.mts';

const { auth } = hexAiContract;
const api = new HexAiApi();
const filled = { apiKey: 'sk_test_sim', baseUrl: 'https://hpg.hexai.gm/api/v1' };

async function headersFor(
	credential: ICredentialDataDecryptedObject,
	headers?: IHttpRequestOptions['headers'],
) {
	if (typeof api.authenticate !== 'function') throw new Error('authenticate is no function');
	const request: IHttpRequestOptions = { url: 'https://hpg.hexai.gm/api/v1/client/balance', headers };
	const before = structuredClone(request);
	const result = await api.authenticate(credential, request);
	expect(request).toEqual(before);
	expect(result.url).toBe(request.url);
	return result.headers;
}

test('every secret field is known as a secret', () => {
	const secret = api.properties.filter((one) => one.typeOptions?.password).map((one) => one.name);
	expect([...hexAi.secretFields].sort()).toEqual(secret.sort());
});

test('says at the key that it alone decides whether real money moves', () => {
	expect(api.properties.find((one) => one.name === 'apiKey')?.description).toContain('real money');
});

describe('authenticate', () => {
	test('adds the bearer header beside the others, the key trimmed', async () => {
		const headers = await headersFor({ ...filled, apiKey: ' sk_test_sim\n' }, { Accept: 'application/json' });
		expect(headers).toEqual({ Accept: 'application/json', Authorization: 'Bearer sk_test_sim' });
	});

	test.each([
		[true, 'sk_test_sim'],
		[false, undefined],
		[undefined, undefined],
		['true', undefined],
	])('with Send X-Hexai-Key Header %p sends %p there', async (sendHexaiKeyHeader, sent) => {
		const headers = await headersFor({ ...filled, sendHexaiKeyHeader } as ICredentialDataDecryptedObject);
		expect(headers?.['x-hexai-key']).toBe(sent);
	});

	test.each(['http://hpg.hexai.gm/api/v1', '', 'https://user:pw@hpg.hexai.gm'])(
		'sends no key to %j',
		async (baseUrl) => {
			if (typeof api.authenticate !== 'function') throw new Error('authenticate is no function');
			const call = async () =>
				await (api.authenticate as (...given: unknown[]) => Promise<unknown>)(
					{ ...filled, baseUrl },
					{ url: baseUrl },
				);
			expect(await rejectionOf(call())).toBeInstanceOf(InputError);
		},
	);
});

test('the test of the credential asks for what the contract says, with the headers of a call', () => {
	expect(hexAiProbe.path).toBe(auth.test.path);
	expect(hexAiProbe.headers({ ...filled, sendHexaiKeyHeader: true })).toEqual({
		Authorization: 'Bearer sk_test_sim',
		'x-hexai-key': 'sk_test_sim',
	});
});

test.each([
	[{ status: 'success', data: { available_balance_gmd: '1.00' } }, true],
	[{ available_balance_bututs: 100 }, true],
	[{ status: 'success', data: {} }, false],
	[{ hello: 'world' }, false],
])('%j is an answer of HexAI: %p', (body, own) => {
	expect(hexAiProbe.isOwn(body)).toBe(own);
});

test('an error inside HTTP 200 is one', () => {
	const body = { status: 'error', error: { code: 'UNAUTHORIZED', message: 'Invalid key' } };
	expect(hexAiProbe.refusal({ status: 200, headers: {}, body, readable: true })).toBeDefined();
});
