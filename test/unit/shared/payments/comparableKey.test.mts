import { comparableKey } from '../../../../nodes/shared/payments/comparableKey';

describe('keys that look alike are one', () => {
	test.each([
		['a no-break space', 'INV 9', 'INV\u00a09'],
		['a thin space', 'INV 9', 'INV\u20099'],
		['an ideographic space', 'INV 9', 'INV\u30009'],
		['a tab', 'INV 9', 'INV\t9'],
		['two blanks', 'INV 9', 'INV  9'],
		['blanks around it', 'INV 9', '\u00a0INV 9\u2003'],
		['a zero-width space', 'INV9', 'INV\u200b9'],
		['a byte order mark', 'INV9', '\ufeffINV9'],
		['a soft hyphen', 'INV9', 'INV\u00ad9'],
		['a direction mark', 'INV9', '\u200eINV9'],
		['a variation selector', 'INV9', 'INV9\ufe0f'],
		['a letter of two characters', 'José-05', 'Jose\u0301-05'],
		['a joiner between letter and accent', 'José-05', 'Jose\u034f\u0301-05'],
		['a zero-width joiner there', 'José-05', 'Jose\u200d\u0301-05'],
		['a Hangul filler', 'INV1', 'INV\u31641'],
		['another filler', 'INV1', 'INV\u115f1'],
		['a half-width filler', 'INV1', 'INV\uffa01'],
		['a control character', 'INV1', 'INV\u00011'],
		['the blank of Braille', 'INV 1', 'INV\u28001'],
		['an invisible character between blanks', 'INV 1', 'INV \u200b 1'],
	])('with %s', (_what, one, other) => {
		expect(one).not.toBe(other);
		expect(comparableKey(other)).toBe(comparableKey(one));
	});
});

test.each([
	['007', '7'],
	['inv-1', 'INV-1'],
	['INV-1', 'INV 1'],
	['INV1', 'INV 1'],
	['José', 'Jose'],
	['1', '١'],
])('%s and %s are two', (one, other) => {
	expect(comparableKey(one)).not.toBe(comparableKey(other));
});
