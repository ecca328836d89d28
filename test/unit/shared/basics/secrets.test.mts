import { Secrets } from '../../../../nodes/shared/basics/secrets';
import fc from '../../../support/properties.mts';
import { formsOf } from '../../support/secretForms.mts';

const hide = (text: string, ...secrets: string[]) => Secrets.of(secrets).hide(text);

const AWKWARD = 'pA"ss\\w&d+é €/1=<Z>%';

describe.each(['sk_live_Very5ecret', AWKWARD, "4]'Hy.$.MC=dQ9Uz", 'näh 中文 😀 geheim', 'ends with \\'])(
	'%s is hidden',
	(secret) => {
		test.each(Object.entries(formsOf(secret)))('%s', (_form, written) => {
			for (const [before, after] of [
				['', ''],
				['key ', ' refused'],
				['{"said":"', '"}'],
				['?token=', '&x=1'],
			]) {
				const text = hide(`${before}${written}${after}`, secret);
				expect(text).toContain('[hidden]');
				expect(text).not.toContain(written);
				expect(text.startsWith(before ?? '') && text.endsWith(after ?? '')).toBe(true);
			}
		});

		test.each(['', 'x', 'xy', 'xyz', 'user:'])('inside Base64 behind %j', (before) => {
			for (const alphabet of ['base64', 'base64url'] as const) {
				const text = hide(`Basic ${Buffer.from(`${before}${secret}`).toString(alphabet)}`, secret);
				expect(text).toContain('[hidden]');
				expect(text.length).toBeLessThan(`Basic [hidden]${before}`.length * 2);
			}
		});
	},
);

test('in a body that is quoted as JSON in JSON in an address', () => {
	const body = JSON.stringify({ password: AWKWARD, n: 1 });
	const text = encodeURIComponent(JSON.stringify({ sent: body }));
	expect(decodeURIComponent(hide(text, AWKWARD))).toBe(
		JSON.stringify({ sent: JSON.stringify({ password: 'X', n: 1 }) }).replace('X', '[hidden]'),
	);
});

test('a secret of digits alone is hidden inside other digits, a PIN only where it stands alone', () => {
	expect(hide('99123456789', '1234567')).toBe('99[hidden]89');
	for (const text of ['amount 12345', 'A1234', '2026-1234', '1234.50', '12:1234', '1234-01-19']) {
		expect(hide(text, '1234')).toBe(text);
	}
	for (const text of ['pin=1234&x', '"1234"', '(1234)', 'PIN 1234, wrong', 'PIN 1234.']) {
		expect(hide(text, '1234')).toBe(text.replace('1234', '[hidden]'));
	}
});

test('two secrets that overlap leave nothing of each other', () => {
	expect(hide('abcdefghijkl', 'abcdefgh', 'efghijkl')).toBe('[hidden]');
});

test('a text without a secret stays as it is, whatever it holds', () => {
	const text = fc.string({ unit: 'binary', maxLength: 200 });
	fc.assert(fc.property(text, (any) => expect(hide(any, 'not-in-any-text-9')).toBe(any)));
});

test('a text is said to hold a secret when there is something to hide in it, however it is escaped', () => {
	const part = fc.oneof(
		fc.constantFrom('\\', '%25', '%', '&amp;', '&#', '\\u', '\n', 'é', '"', ' ', '+', 'K', 'İ', 'ς'),
		fc.string({ unit: 'binary', maxLength: 6 }),
		...Object.values(formsOf(AWKWARD)).map((form) => fc.constant(form)),
		...Object.values(formsOf('sk_live_Very5ecret')).map((form) => fc.constantFrom(form, form.slice(2))),
		fc.constantFrom('1234', '12345', 'x'),
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
			const text = parts.join('');
			const secrets = Secrets.of([AWKWARD, 'sk_live_Very5ecret', '1234']);
			expect(secrets.areIn(text)).toBe(secrets.hide(text) !== text);
		}),
		{ numRuns: 3000 },
	);
});

test('what stands around a secret stays', () => {
	const secret = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 });
	// What ends in the middle of an escape would become another one.
	const around = fc.stringMatching(/^[g-z ]{0,10}$/);
	fc.assert(
		fc.property(around, secret, around, (before, any, after) => {
			fc.pre(any.trim().length >= 8 && !/^[g-z \s]*$/i.test(any));
			expect(hide(`${before}|${any.trim()}|${after}`, any)).toBe(`${before}|[hidden]|${after}`);
		}),
	);
});

test.each(['\\', '%25', '&amp;', '%', '&', '\\"', 'a'.repeat(10)])(
	'eight times as much of %j takes about eight times as long',
	(part) => {
		const secrets = Secrets.of([AWKWARD, 'a'.repeat(9) + 'b', '\\\\\\"\\\\"']);
		const fastest = (length: number) => {
			const text = part.repeat(length / part.length);
			return Math.min(
				...[1, 2, 3].map(() => {
					const start = process.cpuUsage().user;
					secrets.areIn(text);
					return process.cpuUsage().user - start;
				}),
			);
		};
		fastest(10_000);
		// Quadratic would be 64 times as long, which is minutes; the floor keeps clocks and collectors out of it.
		expect(fastest(400_000)).toBeLessThan(30 * Math.max(fastest(50_000), 50_000));
	},
);
