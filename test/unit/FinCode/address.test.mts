import type { IDataObject } from 'n8n-workflow';

import { domainOf, hostOf, investmentHost, tenantOf, trustOf } from '../../../nodes/FinCode/address';
import { finCode } from '../../../nodes/FinCode/provider';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { CREDENTIAL } from './support.mts';

const host = (credential: IDataObject) => hostOf({ ...CREDENTIAL, ...credential } as never);
const investment = (credential: IDataObject, chosen?: string) =>
	investmentHost({ ...CREDENTIAL, ...credential } as never, chosen);

test.each([
	['acme', 'acme'],
	[' ACME ', 'acme'],
	['acme.fincode.software', 'acme'],
	['https://acme.fincode.tech', 'acme'],
	['https://Acme.fincode.software/api/v6/services/', 'acme'],
	['my-tenant2', 'my-tenant2'],
])('the domain %j is the tenant %s', (typed, tenant) => {
	expect(domainOf(typed)).toBe(tenant);
});

test.each([
	'',
	' ',
	'evil.com',
	'evil.com/.fincode.software',
	'acme.fincode.software.evil.com',
	'a.b.fincode.software',
	'user@acme',
	'acme:8443',
	'acme#',
	'acme?x=',
	'acme\\.evil.com',
	'-acme',
	'acme-',
	'a_b',
	'äcme',
	'ac me',
	'../acme',
	'fincode.software',
	'x'.repeat(64),
])('the domain %j is refused', (typed) => {
	expect(() => domainOf(typed)).toThrow(InputError);
});

test('sandbox and production have their own hosts', () => {
	expect(host({})).toBe('https://acme.fincode.software');
	expect(host({ environment: undefined } as never)).toBe('https://acme.fincode.software');
	expect(host({ environment: 'production' })).toBe('https://acme.fincode.tech');
	expect(() => host({ environment: 'staging' })).toThrow(InputError);
});

test.each([
	['https://pay.example.com', 'https://pay.example.com'],
	['https://pay.example.com/', 'https://pay.example.com'],
	['https://pay.example.com/sandbox', 'https://pay.example.com/sandbox'],
	['https://pay.example.com/api/v6/services', 'https://pay.example.com'],
	['https://pay.example.com/sandbox/api/v1/services/', 'https://pay.example.com/sandbox'],
	['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
])('the custom address %j goes to %s', (baseUrl, expected) => {
	expect(host({ environment: 'custom', baseUrl })).toBe(expected);
});

test.each([
	'http://pay.example.com',
	'ftp://pay.example.com',
	'pay.example.com',
	'',
	'https://a:b@pay.example.com',
])('the custom address %j is refused', (baseUrl) => {
	expect(() => host({ environment: 'custom', baseUrl })).toThrow(InputError);
});

describe('the investment host', () => {
	test('is the documented one in the sandbox, the own one at a custom address', () => {
		expect(investment({})).toBe('https://test-investment-products-service.fincode.software');
		expect(investment({ environment: 'custom', baseUrl: 'http://127.0.0.1:4010' })).toBe(
			'http://127.0.0.1:4010',
		);
	});

	test('must be named in production', () => {
		expect(() => investment({ environment: 'production' })).toThrow(/no production address/);
		expect(investment({ environment: 'production' }, 'https://invest.fincode.tech/api/v1/user')).toBe(
			'https://invest.fincode.tech',
		);
	});

	test.each([
		'https://evil.com',
		'http://invest.fincode.tech',
		'https://fincode.tech.evil.com',
		'https://evilfincode.tech',
		'https://evil.com/.fincode.tech',
		'https://evil.com#fincode.tech',
		'https://fincode.tech@evil.com',
		'http://127.0.0.1:4010',
		'javascript:alert(1)',
	])('is never %s', (chosen) => {
		expect(() => investment({}, chosen)).toThrow(InputError);
		expect(() => investment({ environment: 'production' }, chosen)).toThrow(InputError);
	});

	test('may be any safe address when the environment is custom', () => {
		const custom = { environment: 'custom', baseUrl: 'http://127.0.0.1:4010' };
		expect(investment(custom, 'https://invest.example.com')).toBe('https://invest.example.com');
		expect(() => investment(custom, 'http://invest.example.com')).toThrow(InputError);
	});
});

test('the token goes to hosts of FinCode, and with an address of its own to what a person has listed', () => {
	const { base, isOwn, listed } = trustOf(CREDENTIAL as never);
	expect([base, listed]).toEqual(['https://acme.fincode.software', false]);
	expect(isOwn(new URL('https://invest.fincode.tech/api'))).toBe(true);
	expect(isOwn(new URL('https://evil.com/api'))).toBe(false);
	expect(isOwn(new URL('https://acme.fincode.software.evil.com'))).toBe(false);
	expect(isOwn(new URL('https://acme.fincode.software./api'))).toBe(false);
	expect(isOwn(new URL('http://acme.fincode.software/api'))).toBe(false);
	const custom = trustOf({ environment: 'custom', baseUrl: 'http://127.0.0.1:4010' });
	expect([custom.base, custom.listed]).toEqual(['http://127.0.0.1:4010', true]);
	expect(custom.isOwn(new URL('https://acme.fincode.software'))).toBe(false);
});

test('payment keys of sandbox and production are apart, those of one tenant together', () => {
	const tenant = (credential: IDataObject) => tenantOf({ ...CREDENTIAL, ...credential } as never);
	expect(tenant({})).not.toBe(tenant({ environment: 'production' }));
	expect(tenant({ domain: 'https://ACME.fincode.software/' })).toBe(tenant({}));
	const typed = { environment: 'custom', baseUrl: 'https://ACME.fincode.tech/api/v6/services' };
	expect(tenant(typed)).toBe(tenant({ environment: 'production', domain: 'acme' }));
	expect(tenant({ domain: 'other' })).not.toBe(tenant({}));
	expect(tenant({ domain: 'not valid!' })).toContain('not valid!');
});

test('one custom address is one account to the guard, however it is written', () => {
	const account = (baseUrl: unknown) =>
		finCode.account({ ...CREDENTIAL, environment: 'custom', baseUrl } as never);
	const plain = account('https://pay.example.com');
	for (const written of [
		'https://pay.example.com/',
		' https://pay.example.com// ',
		'https://PAY.example.com:443/',
		'HTTPS://pay.example.com/api/v6/services',
		'https://pay.example.com/api/v1/services/',
	]) {
		expect([written, account(written)]).toEqual([written, plain]);
	}
	expect(account('https://pay.example.com/sandbox/')).toBe(account('https://pay.example.com/sandbox'));
	expect(account('https://pay.example.com/sandbox')).not.toBe(plain);
	expect(account('https://pay.example.com:8443')).not.toBe(plain);
	for (const unusable of ['', undefined, 'pay.example.com', 'http://pay.example.com']) {
		expect(() => account(unusable)).not.toThrow();
	}
	expect(account('pay.example.com')).toContain('pay.example.com');
});
