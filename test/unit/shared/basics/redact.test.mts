import { hideSecrets, redact, redactDeep } from '../../../../nodes/shared/basics/redact';
import fc from '../../../support/properties.mts';

const SECRET = 'sk_live_verysecret';

describe('redact', () => {
	test('takes every secret out, wherever it stands', () => {
		const text = `Bearer ${SECRET}, again ${SECRET}; hook whsec_1`;
		expect(redact(text, [SECRET, 'whsec_1'])).toBe('Bearer [hidden], again [hidden]; hook [hidden]');
	});

	test('leaves nothing of a secret that begins with another secret', () => {
		const text = redact(`key ${SECRET}_longer`, [SECRET, `${SECRET}_longer`]);
		expect(text).toBe('key [hidden]');
	});

	test('does not hide a sentence because a secret is short or empty', () => {
		expect(redact('Amount 1 is wrong', ['', '1', 'is'])).toBe('Amount 1 is wrong');
	});

	test('hides a PIN where it stands alone, and no number it is part of', () => {
		const text = 'PIN 1234 is wrong (1234), amount 12345, order A1234';
		expect(redact(text, ['1234'])).toBe('PIN [hidden] is wrong ([hidden]), amount 12345, order A1234');
		expect(redact('a.*b and axxb', ['a.*b'])).toBe('[hidden] and axxb');
		expect(redactDeep({ pin: 1234, amount: 12 }, ['1234'])).toEqual({ pin: '[hidden]', amount: 12 });
	});

	test.each([
		['an account number', 'Account 0123456789 is closed', 'Account ****6789 is closed'],
		['a card number', 'card 4111111111111111.', 'card ****1111.'],
		['a card in groups', 'card 4111 1111 1111 1111 expired', 'card ****1111 expired'],
		['a card with dashes', 'card 4111-1111-1111-1111', 'card ****1111'],
		['a phone number', 'to +2201234567', 'to +****4567'],
		['a number behind a line', 'acct_12345678901', 'acct_****8901'],
		['several numbers', '0123456789/9876543210', '****6789/****3210'],
		['an IBAN', 'IBAN GB29NWBK60161331926819 is closed', 'IBAN ****6819 is closed'],
	])('shows the last four digits only of %s', (_what, text, shown) => {
		expect(redact(text, [])).toBe(shown);
	});

	test.each([
		'Needs 500.00 GMD, available 30000000 bututs',
		'HTTP 503 after 3 tries over 120 s',
		'order INV-001 of 2026-01-19',
		'id tx_abc123def4567890123',
		'request 8f14e45fceea167a5a36dedd4bea2543',
		'closed until 2026-01-19 12:30',
		'between 50000 and 100000 bututs',
	])('leaves %j as it is', (text) => {
		expect(redact(text, [])).toBe(text);
	});

	test("keeps the person's own reference readable", () => {
		expect(redact('ref 20260119000123 of 0123456789', [], ['20260119000123'])).toBe(
			'ref 20260119000123 of ****6789',
		);
		expect(redact('ref INV-20260119000123', [], ['INV-20260119000123'])).toBe('ref INV-20260119000123');
	});

	test('no secret and no long number survives, whatever stands around', () => {
		const around = fc
			.string({ unit: 'grapheme-ascii', maxLength: 20 })
			.filter((text) => !/[0-9A-Za-z]$|^[0-9A-Za-z]/.test(text));
		const secret = fc.stringMatching(/^[a-z]{6,20}$/);
		fc.assert(
			fc.property(
				around,
				secret,
				around,
				fc.stringMatching(/^[1-9][0-9]{9,18}$/),
				around,
				(a, hidden, b, number, c) => {
					// What the text shows to be decimals, a date, or somebody's id is no account.
					fc.pre(!/\d[.,]$/.test(b) && !/^[.,]\d/.test(c) && !/^(?:19|20)\d{12}$/.test(number));
					fc.pre(!/[a-z]/i.test(b));
					const text = redact(`${a}${hidden}${b}${number}${c}`, [hidden]);
					fc.pre(!'[hidden]'.includes(hidden));
					expect(text).not.toContain(hidden);
					expect(text).not.toContain(number);
				},
			),
		);
	});
});

describe('redactDeep', () => {
	test('cleans every text inside a JSON value and keeps its shape', () => {
		const value = { a: SECRET, list: [{ account: '0123456789' }, 5, null, true], ref: '20260119000123' };
		expect(redactDeep(value, [SECRET], ['20260119000123'])).toEqual({
			a: '[hidden]',
			list: [{ account: '****6789' }, 5, null, true],
			ref: '20260119000123',
		});
		expect(value.a).toBe(SECRET);
	});

	test('hides a card or account number that came as a number', () => {
		const text = JSON.stringify(redactDeep({ card: 4111111111111111, accounts: [12345678901] }, []));
		expect(text).not.toContain('4111111111111111');
		expect(text).not.toContain('12345678901');
	});

	test('leaves amounts and counts that came as numbers', () => {
		const value = { required_amount_bututs: 50000, ratio: 0.25, count: 3 };
		expect(redactDeep(value, [])).toEqual(value);
	});

	test('hides a secret that a provider uses as a name', () => {
		expect(JSON.stringify(redactDeep({ [SECRET]: 'unknown key' }, [SECRET]))).not.toContain(SECRET);
	});
});

test('hides a secret also as addresses, JSON, HTML and headers carry it', () => {
	const secret = 'sk+SECRET/1=&"9Zq';
	const forms = [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ k: secret }).toString().slice(2),
		Buffer.from(secret).toString('base64'),
		Buffer.from(secret).toString('base64url'),
		Buffer.from(secret).toString('hex'),
		JSON.stringify(secret).slice(1, -1),
		secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
	];
	for (const form of forms)
		expect(hideSecrets(`header ${form} refused`, [secret])).toBe('header [hidden] refused');
});
