import {
	differenceOf,
	isAbove,
	plainDecimal,
	shifted,
	signedDecimal,
	sumOf,
} from '../../../../nodes/shared/basics/decimal';
import fc from '../../../support/properties.mts';

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

test.each<[unknown, string]>([
	[100, '100'],
	['100.00', '100'],
	[-5, '-5'],
	[' -5.50 ', '-5.5'],
	[0.1, '0.1'],
	[-0, '0'],
	['-0.00', '0'],
])('%j as a figure that may be below zero is %s', (value, text) => {
	expect(signedDecimal(value)).toBe(text);
});

test.each([undefined, null, '', '-', '--5', '- 5', '+5', '1,000', '1e3', 1e21, 2 ** 60, true, {}])(
	'%j is no such figure',
	(value) => {
		expect(signedDecimal(value)).toBeUndefined();
	},
);

test('a difference is exact, whatever its size and sign', () => {
	expect(differenceOf('0.3', '0.1')).toBe('0.2');
	expect(differenceOf('100', '100')).toBe('0');
	expect(differenceOf('-5', '10.25')).toBe('-15.25');
	const figures = fc.tuple(decimals, fc.boolean()).map(([{ text, units }, isNegative]) => ({
		figure: signedDecimal(`${isNegative ? '-' : ''}${text}`) ?? '',
		units: isNegative ? -units : units,
	}));
	fc.assert(
		fc.property(figures, figures, (one, other) => {
			const [whole = '', fraction = ''] = differenceOf(one.figure, other.figure).split('.');
			expect(
				BigInt(whole.replace('-', '') + fraction.padEnd(6, '0')) * (whole.startsWith('-') ? -1n : 1n),
			).toBe(one.units - other.units);
		}),
	);
});

test.each([
	['12.5', 2, '1250'],
	['12.5', 0, '12.5'],
	['0.125', 2, '12.5'],
	['7', 3, '7000'],
	['0', 2, '0'],
	['0.01', 2, '1'],
])('%s by %i places is %s', (text, places, moved) => expect(shifted(text, places)).toBe(moved));
