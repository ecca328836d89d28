import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { HexCoreApi } from '../../../credentials/HexCoreApi.credentials';
import { hexCoreProbe } from '../../../nodes/HexCore/credentialTest';
import { hexCore } from '../../../nodes/HexCore/provider';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { rejectionOf } from '../support/errors.mts';
import { contract } from './support.mts';

const { auth, baseUrls } = contract;
const api = new HexCoreApi();

async function authenticated(credential: ICredentialDataDecryptedObject): Promise<IHttpRequestOptions> {
	if (typeof api.authenticate !== 'function') throw new Error('authenticate is no function');
	return await api.authenticate(credential, {
		url: 'https://sandbox.hexcore.io/v2/x',
		headers: { Accept: 'x' },
	});
}

test('every secret field is known as a secret', () => {
	const secret = api.properties.filter((one) => one.typeOptions?.password).map(({ name }) => name);
	expect([...hexCore.secretFields].sort()).toEqual(secret.sort());
});

const CUSTOM = { environment: 'custom', baseUrl: ' https://proxy.test/v2// ' };
const ADDRESSES: Array<[ICredentialDataDecryptedObject, string]> = [
	[{ environment: 'sandbox' }, baseUrls.sandbox],
	[{}, baseUrls.sandbox],
	[{ environment: 'production', baseUrl: 'https://elsewhere.test' }, baseUrls.production],
	[CUSTOM, 'https://proxy.test/v2'],
	[
		{ environment: 'custom', baseUrl: 'http://127.0.0.1:4010/hexcore/v2' },
		'http://127.0.0.1:4010/hexcore/v2',
	],
];

test.each(ADDRESSES)('%j means %s, for the node and for the test', (credential, address) => {
	expect(hexCore.baseUrl(credential)).toBe(address);
	expect(hexCoreProbe.provider.baseUrl(credential)).toBe(address);
});

test('the key goes into the bearer header, trimmed, whatever its prefix', async () => {
	const { headers } = await authenticated({ environment: 'sandbox', apiKey: ' any-key\n' });
	expect(headers).toEqual({ Accept: 'x', Authorization: 'Bearer any-key' });
});

test.each(['http://bank.test/v2', '', 'https://user:pw@bank.test'])('no key goes to %j', async (baseUrl) => {
	const call = authenticated({ environment: 'custom', baseUrl, apiKey: 'k' });
	expect(await rejectionOf(call)).toBeInstanceOf(InputError);
});

test('the test asks for the merchant balance, and knows the answer by its envelope', () => {
	expect(hexCoreProbe.path).toBe(auth.test.path);
	expect(hexCoreProbe.isOwn({ status: true, message: 'ok', data: {} })).toBe(true);
	expect(hexCoreProbe.isOwn({ status: 'ok', data: {} })).toBe(false);
	expect(hexCoreProbe.words.unauthorized).toContain('Environment');
});
