import {
	addressMark,
	baseUrl,
	isPathSafe,
	pathSegment,
	webAddress,
} from '../../../../nodes/shared/basics/addresses';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({
		unit: fc.constantFrom('/', '\\', '.', '%', '2', 'f', 'F', 'e', '?', '#', ' ', '\n', '\0', 'ü', '\ud800'),
	}),
);

describe('pathSegment', () => {
	test.each([
		['ORDER-12345', 'ORDER-12345'],
		[' ORDER 1 ', 'ORDER%201'],
		['a?b#c&d', 'a%3Fb%23c%26d'],
		['%2e%2e', '%252e%252e'],
		['%2F', '%252F'],
		['été', '%C3%A9t%C3%A9'],
		['a.b', 'a.b'],
		[42, '42'],
		[9007199254740993n, '9007199254740993'],
	])('writes %p as %s', (value, segment) => {
		expect(pathSegment(value, 'Reference')).toBe(segment);
	});

	test.each([
		['nothing', undefined],
		['null', null],
		['an empty text', ''],
		['spaces', '  '],
	])('says that %s is missing', (_what, value) => {
		expect(inputErrorOf(() => pathSegment(value, 'Reference')).message).toBe('Reference is missing');
	});

	test.each([
		['an object', {}],
		['a list', ['a']],
		['true', true],
	])('says that %s is no ID', (what, value) => {
		expect(inputErrorOf(() => pathSegment(value, 'Reference')).message).toBe(
			`Reference is ${what}, which is no ID`,
		);
	});

	test('refuses a number that has lost digits', () => {
		expect(inputErrorOf(() => pathSegment(90071992547409931, 'Account Number')).message).toContain(
			'too long to be exact',
		);
	});

	test.each([
		'.',
		'..',
		'../client/balance',
		'a/../b',
		'a..b',
		'/a',
		'a/',
		'a\\b',
		'a\nb',
		'a\0b',
		'a\u007fb',
		'a\u0085b',
	])('refuses %j', (value) => {
		const error = inputErrorOf(() => pathSegment(value, 'Reference'));
		expect(error.message).toContain("can't be part of an ID");
		expect(error.hint).toContain('Reference');
	});

	test.each(['a\ud800', '\udc00a'])('refuses half a character', (value) => {
		expect(inputErrorOf(() => pathSegment(value, 'Reference')).message).toBe(
			"Reference holds characters that can't be part of an ID",
		);
	});

	test('gives one segment that decodes to the value, or an InputError', () => {
		fc.assert(
			fc.property(anyText, (value) => {
				let segment: string;
				try {
					segment = pathSegment(value, 'Reference');
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				expect(decodeURIComponent(segment)).toBe(value.trim());
				// The whole address keeps its shape: one more segment, no query, no hash.
				const url = new URL(`https://api.example.com/v1/status/${segment}/tail?q=1`);
				expect(url.pathname).toBe(`/v1/status/${segment}/tail`);
				expect(url.search).toBe('?q=1');
			}),
			{ numRuns: 1000 },
		);
	});

	test.each(['#N/A', '#e?', 'true', 'null', '1.5E+10', '\u200b', 'a\ud800', '..', 'a/b', ' '])(
		'isPathSafe says no to %j, which pathSegment refuses',
		(text) => {
			expect(() => pathSegment(text, 'Reference')).toThrow(InputError);
			expect(isPathSafe(text)).toBe(false);
		},
	);

	test('isPathSafe says yes to exactly what pathSegment takes', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const take = () => pathSegment(text, 'Reference');
				if (isPathSafe(text)) expect(take).not.toThrow();
				else expect(take).toThrow(InputError);
			}),
		);
	});
});

describe('baseUrl', () => {
	test.each([
		['https://hpg.hexai.gm/api/v1', 'https://hpg.hexai.gm/api/v1'],
		['https://hpg.hexai.gm/api/v1/', 'https://hpg.hexai.gm/api/v1'],
		['https://hpg.hexai.gm/api/v1//', 'https://hpg.hexai.gm/api/v1'],
		[' https://hpg.hexai.gm ', 'https://hpg.hexai.gm'],
		['HTTPS://HPG.hexai.gm/', 'https://hpg.hexai.gm'],
		['https://hpg.hexai.gm:8443/x', 'https://hpg.hexai.gm:8443/x'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010/api', 'http://127.0.0.1:4010/api'],
		['http://127.1.2.3', 'http://127.1.2.3'],
		['http://[::1]:1', 'http://[::1]:1'],
	])('takes %j', (value, base) => {
		expect(baseUrl(value)).toBe(base);
	});

	test.each([
		'http://hpg.hexai.gm',
		'http://127.0.0.1.evil.com',
		'http://localhost.evil.com',
		'http://evil-localhost',
		'http://localhost.',
		'http://0.0.0.0',
		'http://10.0.0.1',
		'http://192.168.1.1',
		'http://[::]',
		'http://[::ffff:127.0.0.1]',
		'ftp://localhost',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'ws://localhost',
	])('refuses %j: keys and money travel over https only', (value) => {
		expect(inputErrorOf(() => baseUrl(value)).message).toBe('Base URL must begin with https://');
	});

	test.each([
		'https://user@x.com',
		'https://u:p@x.com',
		'https://x.com?a=1',
		'https://x.com/#a',
		'http://a@localhost',
	])('refuses %j, which holds more than an address', (value) => {
		expect(inputErrorOf(() => baseUrl(value)).message).toBe('Base URL holds more than an address');
	});

	test('never repeats a password that stands in the address', () => {
		const { message, hint } = inputErrorOf(() => baseUrl('https://user:hunter22@x.com'));
		expect(message + hint).not.toContain('hunter22');
	});

	test.each([undefined, null, '', '  ', 5, {}])('says that %p is missing', (value) => {
		expect(inputErrorOf(() => baseUrl(value)).message).toBe('Base URL is missing');
	});

	test.each(['hpg.hexai.gm', 'https://', '//x.com', 'https://exa mple.com'])(
		'%j is no web address',
		(value) => {
			expect(inputErrorOf(() => baseUrl(value)).message).toBe('Base URL is not a web address');
		},
	);

	test('what passes is https or this machine, without a trailing slash, user, query or hash', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyText),
				(value) => {
					let base: string;
					try {
						base = baseUrl(value);
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
						return;
					}
					const { protocol, hostname, username, search, hash } = new URL(base);
					expect(protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)).toBe(true);
					expect([username, search, hash]).toEqual(['', '', '']);
					expect(base.endsWith('/')).toBe(false);
				},
			),
		);
	});
});

describe('addressMark', () => {
	test.each([
		'https://api.example.com/v1',
		' https://API.example.com/V1// ',
		'HTTPS://api.example.com:443/v1/',
		'https://api.example.com/x/../v1',
	])('%j is one of several spellings', (value) => {
		expect(addressMark(value)).toBe('https://api.example.com/v1');
	});

	test.each([
		[undefined, ''],
		[null, ''],
		[5, ''],
		['', ''],
		[' API.example.com/ ', 'api.example.com'],
		['http://api.example.com/', 'http://api.example.com'],
	])('%j, which is no base URL, stands for itself', (value, mark) => {
		expect(addressMark(value)).toBe(mark);
	});
});

describe('webAddress', () => {
	test.each(['https://example.com/thanks?order=1#top', 'http://example.com', 'https://example.com/ü'])(
		'leaves %j as it is',
		(value) => {
			expect(webAddress(` ${value} `, 'Success URL')).toBe(value);
		},
	);

	test.each(['example.com', '/thanks', 'javascript:alert(1)', 'ftp://x.com', 'https://', 'mailto:a@b.c'])(
		'refuses %j',
		(value) => {
			expect(inputErrorOf(() => webAddress(value, 'Success URL')).message).toBe(
				'Success URL is not a web address',
			);
		},
	);

	test.each(['https:example.com', 'http:/example.com'])('refuses %j: not written in full', (value) => {
		expect(() => webAddress(value, 'Success URL')).toThrow(InputError);
	});

	test.each([undefined, null, '', ' ', 5, {}])('says that %p is missing', (value) => {
		expect(inputErrorOf(() => webAddress(value, 'Success URL')).message).toBe('Success URL is missing');
	});
});
