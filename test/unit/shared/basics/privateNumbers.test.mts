import { maskPrivateNumbers } from '../../../../nodes/shared/basics/privateNumbers';
import fc from '../../../support/properties.mts';

test.each([
	['a UK account', 'Account 12345678 is closed', 'Account ****5678 is closed'],
	['one without a word', '12345678 is not known', '****5678 is not known'],
	['one behind its sort code', '01-02-03 12345678', '01-02-03 ****5678'],
	['several', '12345678,87654321', '****5678,****4321'],
	[
		'an account in JSON',
		'{"accountNumber":"12345678","amount":30000000}',
		'{"accountNumber":"****5678","amount":30000000}',
	],
	['the id of an account', 'account id 12345678', 'account id ****5678'],
	['a NUBAN', 'NUBAN 5556667779', 'NUBAN ****7779'],
	['digits stuck to letters', 'NUBAN5556667779', 'NUBAN****7779'],
	['digits stuck to letters behind them', '5556667779x', '****7779x'],
	['digits stuck to short letters', 'AC12345678', 'AC****5678'],
	['an account in an address', '/accounts/0123456789/close', '/accounts/****6789/close'],
	['a day before the month', 'account 27112026', 'account ****2026'],
	['an amount too long for one', '12345678901 NGN', '****8901 NGN'],
	['a card with dots', 'card 4111.1111.1111.1111', 'card ****1111'],
	['a card with no-break spaces', 'card 4111\u00a01111\u00a01111\u00a01111', 'card ****1111'],
	['a card with escaped no-break spaces', 'card 4111\\u00a01111\\u00a01111\\u00a01111', 'card ****1111'],
	['a card with thin spaces', '4111\u202f1111\u202f1111\u202f1111', '****1111'],
	['a card in an address', 'card=4111%201111%201111%201111', 'card=****1111'],
	['an Amex card', '3782 822463 10005', '****0005'],
	['an Amex card with dots', '3782.822463.10005', '****0005'],
	['a card called an id', 'id 4111111111111111', 'id ****1111'],
	['an IBAN', 'GB29NWBK60161331926819 is closed', '****6819 is closed'],
	['an IBAN with a wrong check digit', 'GB28NWBK60161331926819', '****6819'],
	['an IBAN in small letters', 'to gb29nwbk60161331926819', 'to ****6819'],
	['an IBAN in groups', 'GB29 NWBK 6016 1331 9268 19 is closed', '****6819 is closed'],
	['an IBAN in groups of small letters', 'gb29 nwbk 6016 1331 9268 19, closed', '****6819, closed'],
	['an IBAN before a short word', 'be68539007547034 is closed', '****7034 is closed'],
	['an IBAN with dashes', 'GB29-NWBK-6016-1331-9268-19', '****6819'],
	['a wrong IBAN that is called one', 'iban gb28nwbk60161331926819', 'iban ****6819'],
])('shows the last four digits only of %s', (_what, text, shown) => {
	expect(maskPrivateNumbers(text)).toBe(shown);
});

test.each([
	'due 20261127',
	'at 20261127103015',
	'2026-11-27T10:30:15.123Z',
	'available 30000000 bututs',
	'needs 12345678 NGN',
	'needs NGN 12345678',
	'needs ₦12345678',
	'12345678.90',
	'0.12345678',
	'transaction 12345678 is not known',
	'TXN1234567890 is not known',
	'transaction_id=1234567890123',
	'{"id":12345678,"reference":"0123456780"}',
	'amount of 30000000 is too much',
	'limit is 10000000',
	'123e4567-e89b-12d3-a456-426614174000',
	'12345678-1234-4123-8123-123456789012',
	'6CF0FED2-FA2C-4145-876F-38091FDDCB1D',
	'8f14e45fceea167a5a36dedd4bea2543',
	'tx_abc123def4567890123',
	'order 1234567, page 12, HTTP 503',
	'sort code 010203, bank 058',
	'de45fceea167a5a36d',
])('leaves %j', (text) => {
	expect(maskPrivateNumbers(text)).toBe(text);
});

test.each([
	['id', '12345678901'],
	['transactionId', '12345678'],
	['client_reference', '1234567890'],
	['amount', '12345678'],
	['required_amount_bututs', '12345678'],
	['createdTime', '1795777777777'],
])('leaves what JSON calls %s', (name, text) => {
	expect(maskPrivateNumbers(text, [], name)).toBe(text);
});

test.each(['account', 'accountNumber', 'destination_account', 'cardNumber', 'to', ''])(
	'masks what JSON calls %j',
	(name) => {
		expect(maskPrivateNumbers('12345678', [], name)).toBe('****5678');
	},
);

test("leaves the user's own reference, also as a part of it or in groups", () => {
	for (const own of ['12345678', 'INV12345678', 'PAY-12345678-A', '1234 5678 9012 3456']) {
		expect(maskPrivateNumbers(`${own} is known`, [own])).toBe(`${own} is known`);
	}
	expect(maskPrivateNumbers('12345678 of 87654321', ['12345678'])).toBe('12345678 of ****4321');
});

test('no card number survives, whatever blank stands between its groups', () => {
	const group = fc.stringMatching(/^[0-9]{4}$/);
	const gap = fc.constantFrom(' ', '.', '-', '\u00a0', '\u2009', '\u202f', '–', '%20', '');
	const word = fc.stringMatching(/^[a-z]{3,8}$/);
	fc.assert(
		fc.property(fc.tuple(group, group, group, group), gap, word, (groups, between, any) => {
			fc.pre(!groups.join('').startsWith('0'));
			const text = maskPrivateNumbers(`${any} card ${groups.join(between)} ${any}`);
			expect(text).toBe(`${any} card ****${groups[3]} ${any}`);
		}),
	);
});

test.each([
	'1',
	'1 ',
	'1234 ',
	'12345678',
	'a1',
	'ab12',
	'GB29 NWBK ',
	'ab12 cdef ',
	'x',
	'4111.',
	'12345678a1',
])('eight times as much of %j takes about eight times as long', (part) => {
	const fastest = (length: number) => {
		const text = part.repeat(length / part.length);
		return Math.min(
			...[1, 2, 3].map(() => {
				const start = process.cpuUsage().user;
				maskPrivateNumbers(text);
				return process.cpuUsage().user - start;
			}),
		);
	};
	fastest(10_000);
	// Quadratic would be 64 times as long, which is minutes; the floor keeps clocks and collectors out of it.
	expect(fastest(400_000)).toBeLessThan(30 * Math.max(fastest(50_000), 50_000));
});
