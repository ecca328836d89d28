import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../nodes/shared/basics/inputError';
import { credentialCall, isOutside, type Trust } from '../../../../nodes/shared/http/credentialCall';

const BASE = 'https://api.example.com/v1';
const HEADERS = { Authorization: 'Bearer key' };

const made = (call: object, trust: Partial<Trust> = {}) =>
	credentialCall(call, { base: BASE, ...trust }, HEADERS) as unknown as IDataObject;

describe.each(['url', 'uri'])('a call with %s', (place) => {
	test('carries the headers to the address of the credential', () => {
		expect(
			made({ [place]: `${BASE}/balance`, headers: { Accept: 'a', authorization: 'other' } }),
		).toMatchObject({
			[place]: `${BASE}/balance`,
			headers: { Accept: 'a', ...HEADERS },
		});
		expect(made({ [place]: `${BASE}/balance`, headers: { authorization: 'other' } }).headers).toEqual(
			HEADERS,
		);
	});

	test('keeps everything else, also a form and a body, and needs neither', () => {
		const more = { method: 'POST', body: { a: 1 }, form: { b: 2 }, qs: { c: 3 } };
		expect(made({ [place]: `${BASE}/x`, ...more })).toMatchObject(more);
		expect(made({ [place]: `${BASE}/x` })).not.toHaveProperty('body');
	});

	test('follows no redirect: n8n would take the headers along', () => {
		const call = made({ [place]: BASE, followRedirect: true, followAllRedirects: true, maxRedirects: 21 });
		expect(call.disableFollowRedirect).toBe(true);
		if (place === 'uri') expect([call.followRedirect, call.followAllRedirects]).toEqual([false, false]);
	});

	test.each([
		'https://API.Example.com/v1/balance',
		'HTTPS://api.example.com:443/other/path',
		'https://api.example.com?query=https://evil.com',
	])('reaches %s', (address) => {
		expect(made({ [place]: address })).toMatchObject({ [place]: address, headers: HEADERS });
	});

	test.each([
		'https://evil.com/v1/balance',
		'http://api.example.com/v1',
		'https://api.example.com:8443/v1',
		'https://api.example.com./v1',
		'https://api.example.com.evil.com/v1',
		'https://api.example.com@evil.com/v1',
		'https://user:pw@api.example.com/v1',
		'https://evil.com\\@api.example.com/v1',
		'https:\\\\api.example.com/v1',
		'https:api.example.com/v1',
		'https:///evil.com',
		'//evil.com/v1',
		'/\\evil.com/v1',
		'https://api.example.com/\tv1',
		'https://api.example .com/v1',
		'javascript:alert(1)',
		'file:///etc/passwd',
		'api.example.com/v1',
		'',
	])('never reaches %j', (address) => {
		expect(() => made({ [place]: address })).toThrow(InputError);
	});

	test('reaches what is listed for the credential, where that counts, and never in the clear', () => {
		const listed = { listed: true };
		const call = { [place]: 'https://invest.example.com/x', allowedDomains: 'invest.example.com' };
		expect(made(call, listed)).toMatchObject(call);
		expect(() => made(call)).toThrow('https://invest.example.com is not the address');
		expect(() => made({ ...call, allowedDomains: ' ' }, listed)).toThrow(InputError);
		expect(() => made({ ...call, [place]: 'http://invest.example.com/x' }, listed)).toThrow(InputError);
	});

	test("reaches the provider's further addresses", () => {
		const isOwn = ({ hostname }: URL) => hostname.endsWith('.example.com');
		expect(made({ [place]: 'https://other.example.com/x' }, { isOwn }).headers).toEqual(HEADERS);
		expect(() => made({ [place]: 'https://other.example.org/x' }, { isOwn })).toThrow(InputError);
	});
});

test('a path alone goes to the base of the call, else to that of the credential', () => {
	expect(made({ url: '/balance' })).toMatchObject({ url: `${BASE}/balance`, baseURL: undefined });
	expect(made({ url: '/balance', baseURL: 'https://api.example.com/v2/' }).url).toBe(
		'https://api.example.com/v2/balance',
	);
	expect(() => made({ url: '/balance', baseURL: 'https://evil.com' })).toThrow(InputError);
	// As the helper takes it: an address in full wins over the base.
	expect(() => made({ url: 'https://evil.com/v1', baseURL: BASE })).toThrow(InputError);
});

test('the place n8n looks at first counts', () => {
	expect(() => made({ url: 'https://evil.com', uri: BASE })).toThrow(InputError);
	expect(made({ url: BASE, uri: 'https://evil.com' })).toMatchObject({ url: BASE });
	expect(made({ uri: new URL(BASE) })).toMatchObject({ uri: BASE });
});

test('tells the calls of the HTTP Request node from those of a node', () => {
	expect([isOutside({ uri: BASE }), isOutside({ url: BASE })]).toEqual([true, false]);
});
