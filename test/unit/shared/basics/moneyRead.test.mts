import { fromMinorUnits, toDecimalString } from '../../../../nodes/shared/basics/money';
import fc from '../../../support/properties.mts';

describe('toDecimalString', () => {
	test.each([
		[500, '500'],
		[500.0, '500'],
		[12.5, '12.5'],
		[-5, '-5'],
		[0, '0'],
		['12.50', '12.50'],
		[' 7 ', '7'],
		['9007199254740993', '9007199254740993'],
	])('reads %p as %s', (value, text) => {
		expect(toDecimalString(value)).toBe(text);
	});

	test.each([
		undefined,
		null,
		'',
		'abc',
		'1e3',
		'1,000',
		'+5',
		'.5',
		'5.',
		'0x10',
		'１',
		Number.NaN,
		Number.POSITIVE_INFINITY,
		1e21,
		1e-7,
		true,
		{},
		[],
		5n,
	])('gives null for %p', (value) => {
		expect(toDecimalString(value)).toBeNull();
	});

	test('never changes the value of a number and never gives an exponent', () => {
		fc.assert(
			fc.property(fc.double(), (number) => {
				const text = toDecimalString(number);
				if (text === null) return;
				expect(Number(text)).toBe(number === 0 ? 0 : number);
				expect(text).toMatch(/^-?[0-9]+(\.[0-9]+)?$/);
			}),
		);
	});
});

describe('fromMinorUnits', () => {
	test.each([
		[50000, 2, '500.00'],
		[5, 2, '0.05'],
		[0, 2, '0.00'],
		[-5, 2, '-0.05'],
		[-12345, 2, '-123.45'],
		['450050', 2, '4500.50'],
		[7, 0, '7'],
		[1, 3, '0.001'],
		['9007199254740993', 2, '90071992547409.93'],
	])('reads %p with %i decimals as %s', (value, decimals, text) => {
		expect(fromMinorUnits(value, decimals)).toBe(text);
	});

	test.each([undefined, null, '', 1.5, '1.5', 'x', Number.NaN, 1e21, {}, true])(
		'gives null for %p, which is no whole number',
		(value) => {
			expect(fromMinorUnits(value, 2)).toBeNull();
		},
	);

	test('moves the point and changes nothing else', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
				fc.integer({ min: 0, max: 4 }),
				(amount, decimals) => {
					const text = fromMinorUnits(amount.toString(), decimals) ?? '';
					expect(BigInt(text.replace('.', ''))).toBe(amount);
					expect(text.split('.')[1]?.length ?? 0).toBe(decimals);
				},
			),
		);
	});
});
