import fc from 'fast-check';

import { isAbove, plainDecimal, sumOf } from '../../../../nodes/shared/basics/decimal';

/** A decimal with up to 6 decimals, with the same as a whole number of millionths. */
const decimals = fc.bigInt({ min: 0n, max: 10n ** 24n }).map((units) => {
	const digits = units.toString().padStart(7, '0');
	return { text: `${digits.slice(0, -6)}.${digits.slice(-6)}`, units };
});

describe('plainDecimal', () => {
	test.each<[unknown, string]>([
		['500', '500'],
		['500.00', '500'],
		[' 24.240 ', '24.24'],
		['0.10', '0.1'],
		[0, '0'],
		[500, '500'],
		[1500.5, '1500.5'],
		[0.1, '0.1'],
		['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
	])('%j is %s', (value, text) => {
		expect(plainDecimal(value)).toBe(text);
	});

	test.each([
		'',
		' ',
		'-5',
		'+5',
		'1,000',
		'1 000',
		'05',
		'.5',
		'5.',
		'1e3',
		'0x10',
		'٥',
		'5 NGN',
		2 ** 53,
		1e21,
		1e-7,
		-1,
		NaN,
		Infinity,
		true,
		null,
		undefined,
		[5],
		{ amount: 5 },
	])('%j is none', (value) => {
		expect(plainDecimal(value)).toBeUndefined();
	});
});

test('sums and comparisons are exact, whatever the size', () => {
	fc.assert(
		fc.property(decimals, decimals, (first, second) => {
			expect(isAbove(first.text, second.text)).toBe(first.units > second.units);
			const wanted = (first.units + second.units).toString().padStart(7, '0');
			expect(sumOf(first.text, second.text)).toBe(plainDecimal(`${wanted.slice(0, -6)}.${wanted.slice(-6)}`));
		}),
	);
});

test('tenths add up, and other numbers of decimals compare by value', () => {
	expect(sumOf('0.1', '0.2')).toBe('0.3');
	expect(sumOf('999', '1')).toBe('1000');
	expect(isAbove('10', '9.99')).toBe(true);
	expect(isAbove('1.0', '1')).toBe(false);
});
