import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../../../../nodes/shared/api/call';
import type { Provider } from '../../../../nodes/shared/api/provider';
import { requestOptions } from '../../../../nodes/shared/http/request';
import { inputErrorOf } from '../../support/errors.mts';
import { acme, credential } from '../../support/provider.mts';

const built = (call: HttpCall, provider: Partial<Provider> = {}) =>
	requestOptions(call, { provider: acme(provider), credential, timeoutMs: 5_000 });

test('joins the path to the base URL, or to the address the call names', () => {
	expect(built({ method: 'GET', path: '/a' }).url).toBe('https://api.acme.test/v1/a');
	expect(built({ method: 'GET', path: '/a', baseUrl: 'https://other.test' }).url).toBe(
		'https://other.test/a',
	);
});

test('checks the address once for a credential that was read, and again for another', () => {
	const baseUrl = jest.fn(({ baseUrl: base }: IDataObject) => String(base));
	const provider = acme({ baseUrl });
	const urlWith = (given: ICredentialDataDecryptedObject) =>
		requestOptions({ method: 'GET', path: '/a' }, { provider, credential: given, timeoutMs: 5_000 }).url;
	const [first, second] = [{ baseUrl: 'https://one.test' }, { baseUrl: 'https://two.test' }];
	expect([first, second, first].map(urlWith)).toEqual([
		'https://one.test/a',
		'https://two.test/a',
		'https://one.test/a',
	]);
	expect(baseUrl).toHaveBeenCalledTimes(2);
});

test('asks for the whole answer as text, follows no redirect and gives up in time', () => {
	expect(built({ method: 'GET', path: '/a' })).toMatchObject({
		timeout: 5_000,
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
	});
});

test('lets n8n see a 401 only where it can renew a login: it sends such a call again', () => {
	const call: HttpCall = { method: 'GET', path: '/a' };
	expect(built(call).ignoreHttpStatusErrors).toBe(true);
	expect(built(call, { signsIn: true }).ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
	const storedToken = { field: 'token', read: () => '' };
	expect(built(call, { storedToken }).ignoreHttpStatusErrors).toBe(true);
});

test('names no method for a GET with a body, which n8n would send without it', () => {
	expect(built({ method: 'GET', path: '/a', body: { b: 1 } })).not.toHaveProperty('method');
	expect(built({ method: 'GET', path: '/a' }).method).toBe('GET');
});

test('says that a body is JSON, and leaves a form alone', () => {
	const type = (body: HttpCall['body']) =>
		built({ method: 'POST', path: '/a', body }).headers?.['Content-Type'];
	expect([type({ a: 1 }), type([{ a: 1 }]), type(new URLSearchParams()), type(undefined)]).toEqual([
		'application/json',
		'application/json',
		undefined,
		undefined,
	]);
});

test('leaves out what is undefined in the query, and keeps the rest', () => {
	const query = { a: undefined, b: 0, c: '' };
	expect(built({ method: 'GET', path: '/a', query }).qs).toEqual({ b: 0, c: '' });
});

test('gives n8n a copy of the body: its helper changes what it is given', () => {
	const body = { a: { b: 1 } };
	const sent = built({ method: 'POST', path: '/a', body }).body as typeof body;
	sent.a.b = 2;
	expect(body.a.b).toBe(1);
});

test("puts a call's own headers over those of the provider", () => {
	const headers = { 'X-One': 'call' };
	const provider = { headers: { 'X-One': 'provider', 'X-Two': 'provider' } };
	expect(built({ method: 'GET', path: '/a', headers }, provider).headers).toMatchObject({
		Accept: 'application/json',
		'X-One': 'call',
		'X-Two': 'provider',
	});
});

test.each(['\ud800', 'x\udfffy'])('refuses half a character in the query: %j', (id) => {
	const error = inputErrorOf(() => built({ method: 'GET', path: '/a', query: { id } }));
	expect(error.message).toBe('id holds half a character');
	expect(built({ method: 'GET', path: '/a', query: { id: '😀' } }).qs).toEqual({ id: '😀' });
});
