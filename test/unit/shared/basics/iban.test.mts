import { checkedBic, checkedIban, looksLikeIban } from '../../../../nodes/shared/basics/iban';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import fc from '../../../support/properties.mts';

// The examples of the IBAN registry of SWIFT.
const EXAMPLES = [
	'AD12 0001 2030 2003 5910 0100',
	'AE07 0331 2345 6789 0123 456',
	'AT61 1904 3002 3457 3201',
	'BE68 5390 0754 7034',
	'BR18 0036 0305 0000 1000 9795 493C 1',
	'CH93 0076 2011 6238 5295 7',
	'DE89 3704 0044 0532 0130 00',
	'EG38 0019 0005 0000 0000 2631 8000 2',
	'ES91 2100 0418 4502 0005 1332',
	'FR14 2004 1010 0505 0001 3M02 606',
	'GB29 NWBK 6016 1331 9268 19',
	'GI75 NWBK 0000 0000 7099 453',
	'IE29 AIBK 9311 5212 3456 78',
	'IT60 X054 2811 1010 0000 0123 456',
	'LB62 0999 0000 0001 0019 0122 9114',
	'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
	'MU17 BOMM 0101 1010 3030 0200 000M UR',
	'NL91 ABNA 0417 1643 00',
	'NO93 8601 1117 947',
	'PL61 1090 1014 0000 0712 1981 2874',
	'PT50 0002 0123 1234 5678 9015 4',
	'SA03 8000 0000 6080 1016 7519',
	'SE45 5000 0000 0583 9825 7466',
	'TN59 1000 6035 1835 9847 8831',
	'TR33 0006 1005 1978 6457 8413 26',
];

test.each(EXAMPLES)('%s is an IBAN, and goes out without its blanks', (printed) => {
	const plain = printed.replaceAll(' ', '');
	expect(checkedIban(printed, 'IBAN')).toBe(plain);
	expect(
		checkedIban(
			plain
				.toLowerCase()
				.replace(/(.{4})/g, '$1-')
				.replace(/-$/, ''),
			'IBAN',
		),
	).toBe(plain);
	expect(looksLikeIban(printed)).toBe(true);
});

test('one wrong character or two in the wrong order are found', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...EXAMPLES.map((one) => one.replaceAll(' ', ''))),
			fc.nat(),
			fc.constantFrom(...'0123456789'),
			(iban, any, digit) => {
				const place = 4 + (any % (iban.length - 5));
				const wrong = iban.slice(0, place) + digit + iban.slice(place + 1);
				const swapped = iban.slice(0, place) + iban[place + 1] + iban[place] + iban.slice(place + 2);
				for (const other of [wrong, swapped]) {
					if (other === iban) continue;
					expect(() => checkedIban(other, 'IBAN')).toThrow(InputError);
				}
			},
		),
	);
});

test.each([
	'GB29NWBK6016133192681',
	'GB29NWBK601613319268199',
	'XX29NWBK60161331926819',
	'12345678',
	'',
	'GB',
])('%j is refused', (text) => {
	expect(() => checkedIban(text, 'IBAN')).toThrow(InputError);
});

test('account numbers of countries without IBAN are taken for none', () => {
	for (const text of ['0123456789', 'NG12345678901234', 'INV-1001', 'AB12'])
		expect(looksLikeIban(text)).toBe(false);
});

test.each([
	['DEUTDEFF', 'DEUTDEFF'],
	['gtbingla', 'GTBINGLA'],
	['DEUT DE FF 500', 'DEUTDEFF500'],
])('the BIC %s goes out as %s', (typed, sent) => {
	expect(checkedBic(typed, 'BIC')).toBe(sent);
});

test.each(['DEUTDEF', 'DEUTDEFF5', 'DEUT12FF', '058', 'DEUTDEFF-5000'])('%s is no BIC', (text) => {
	expect(() => checkedBic(text, 'BIC')).toThrow(InputError);
});
