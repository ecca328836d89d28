import {
	currencyDecimals,
	toPlainString,
	toWireNumber,
	toWireString,
} from '../../../../nodes/shared/basics/money';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

/** An accepted decimal as a whole number of 10^-decimals: exact, whatever its size. */
function units(text: string, decimals: number): bigint {
	const [integer = '', fraction = ''] = text.split('.');
	return BigInt(integer + fraction.padEnd(decimals, '0'));
}

const currencies = fc.constantFrom(['JPY', 0] as const, ['GMD', 2] as const, ['KWD', 3] as const);

/** Decimals a person could type, with at most the given number of decimals. */
const decimalOf = (decimals: number) =>
	fc
		.tuple(
			fc.bigInt({ min: 1n, max: 10n ** BigInt(15 + decimals) - 1n }),
			fc.integer({ min: 0, max: decimals }),
		)
		.map(([amount, shown]) => {
			const digits = amount.toString().padStart(decimals + 1, '0');
			const integer = digits.slice(0, digits.length - decimals);
			const fraction = digits.slice(digits.length - decimals, digits.length - decimals + shown);
			return fraction === '' ? integer : `${integer}.${fraction}`;
		})
		.filter((text) => /[1-9]/.test(text));

describe('currencyDecimals', () => {
	test.each([
		['GMD', 2],
		['NGN', 2],
		['GBP', 2],
		['EUR', 2],
		['USD', 2],
		['KES', 2],
		['XOF', 0],
		['JPY', 0],
		['KWD', 3],
		['gmd', 2],
	])('%s has %i decimals', (currency, decimals) => {
		expect(currencyDecimals(currency)).toBe(decimals);
	});

	test.each(['', 'GM', 'GMDD', 'G1D', 'GMD ', 'ＧＭＤ', '$$$'])('"%s" is no currency code', (currency) => {
		expect(inputErrorOf(() => currencyDecimals(currency)).message).toContain('is not a currency code');
	});
});

describe('toWireString', () => {
	test.each([
		['100', '100.00'],
		['100.0', '100.00'],
		['100.00', '100.00'],
		['0.01', '0.01'],
		['0.10', '0.10'],
		[' 100 ', '100.00'],
		[100, '100.00'],
		[100.1, '100.10'],
		[0.07, '0.07'],
		[100n, '100.00'],
		[123456789012345n, '123456789012345.00'],
		['999999999999999.99', '999999999999999.99'],
	])('sends %p as %s', (value, sent) => {
		expect(toWireString(value, 'GMD')).toBe(sent);
	});

	test.each([
		['no value', undefined, 'missing'],
		['null', null, 'missing'],
		['an empty field', '', 'missing'],
		['a field of spaces', '   ', 'missing'],
		['an object', { amount: 5 }, 'is an object, which is no amount'],
		['a list', [5], 'is a list, which is no amount'],
		['true', true, 'is true, which is no amount'],
		['0.1 + 0.2', 0.1 + 0.2, 'written with more decimals than the currency allows'],
		['three decimals', '100.001', 'written with more decimals than the currency allows'],
		['three decimals that are zeros', '100.000', 'written with more decimals than the currency allows'],
		['an exponent', '1e3', 'not a plain decimal'],
		['a tiny number', 1e-7, 'not a plain decimal'],
		['a comma', '1,000', 'not a plain decimal'],
		['a decimal comma', '10,50', 'not a plain decimal'],
		['a plus', '+5', 'not a plain decimal'],
		['a minus', '-1', 'not a plain decimal'],
		['a negative number', -1, 'not a plain decimal'],
		['nothing before the point', '.5', 'not a plain decimal'],
		['nothing after the point', '5.', 'not a plain decimal'],
		['leading zeros', '007', 'not a plain decimal'],
		['two points', '1.2.3', 'not a plain decimal'],
		['hexadecimal', '0x10', 'not a plain decimal'],
		['a currency sign', 'D100', 'not a plain decimal'],
		['full-width digits', '１００', 'not a plain decimal'],
		['Arabic digits', '١٠٠', 'not a plain decimal'],
		['a line break', '1\n2', 'not a plain decimal'],
		['NaN', Number.NaN, 'not a plain decimal'],
		['Infinity', Number.POSITIVE_INFINITY, 'not a plain decimal'],
		['zero', '0', 'zero'],
		['zero with decimals', '0.00', 'zero'],
		['the number zero', 0, 'zero'],
		['minus zero', -0, 'zero'],
		['2 to the power of 53', 2 ** 53, 'too large to be exact'],
		['1e21 as a number', 1e21, 'too large to be exact'],
		['an account number', '1234567890123456', 'more than 15 digits'],
		['a bigint beyond any amount', 10n ** 15n, 'more than 15 digits'],
		['a negative bigint', -5n, 'not a plain decimal'],
		['a huge string of digits', '9'.repeat(100_000), 'more than 15 digits'],
	])('refuses %s', (_what, value, reason) => {
		const error = inputErrorOf(() => toWireString(value, 'GMD'));
		expect(error.message).toContain(reason);
		expect(error.hint).not.toBe('');
	});

	test.each(['9'.repeat(100_000) + 'x', '0.' + '1'.repeat(100_000)])(
		'speaks of a huge text without repeating all of it',
		(text) => {
			expect(inputErrorOf(() => toWireString(text, 'GMD')).message.length).toBeLessThan(500);
		},
	);

	test('says which field is wrong', () => {
		expect(inputErrorOf(() => toWireString('x', 'GMD', 'Fee')).message).toBe(
			'Fee "x" is not a plain decimal',
		);
	});

	test.each([
		['JPY', '100', '100'],
		['XOF', 2500, '2500'],
		['KWD', '1.5', '1.500'],
		['KWD', '0.001', '0.001'],
	])('writes %s with the decimals of the currency', (currency, value, sent) => {
		expect(toWireString(value, currency)).toBe(sent);
	});

	test('an accepted value reads back as the same decimal, with exactly the decimals of its currency', () => {
		fc.assert(
			fc.property(
				currencies.chain(([code, decimals]) =>
					fc.tuple(fc.constant([code, decimals] as const), decimalOf(decimals)),
				),
				([[code, decimals], text]) => {
					const sent = toWireString(text, code);
					expect(units(sent, decimals)).toBe(units(text, decimals));
					expect(sent.split('.')[1]?.length ?? 0).toBe(decimals);
				},
			),
		);
	});

	test('nothing finer than the currency passes, not even when the digits too many are zeros', () => {
		fc.assert(
			fc.property(
				currencies,
				fc.nat(1e9),
				fc.stringMatching(/^[0-9]{1,8}$/),
				([code, decimals], integer, more) => {
					const text = `${integer}.${'5'.repeat(decimals)}${more}`;
					expect(() => toWireString(text, code)).toThrow(InputError);
					expect(() => toPlainString(text, code)).toThrow(InputError);
					expect(() => toWireNumber(text, code)).toThrow(InputError);
				},
			),
		);
	});

	test('whatever is given, the answer is a plain positive decimal or an InputError', () => {
		const anything = fc.oneof(
			fc.anything(),
			fc.double(),
			fc.string(),
			fc.stringMatching(/^[-+0-9.,eE ]{1,12}$/),
		);
		fc.assert(
			fc.property(anything, (value) => {
				let sent: string;
				try {
					sent = toWireString(value, 'GMD');
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				expect(sent).toMatch(/^(0|[1-9][0-9]{0,14})\.[0-9]{2}$/);
				expect(units(sent, 2)).toBeGreaterThan(0n);
				// What was sent is what was given, also when a float was given.
				if (typeof value === 'number') expect(Number(sent)).toBe(value);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('toPlainString', () => {
	test.each([
		['100', '100'],
		['100.5', '100.5'],
		['100.50', '100.50'],
		[7, '7'],
	])('leaves %p as typed', (value, sent) => {
		expect(toPlainString(value, 'NGN')).toBe(sent);
	});
});

describe('toWireNumber', () => {
	test.each([
		['100', 100],
		['100.00', 100],
		['0.10', 0.1],
		['19.99', 19.99],
		['123456789.12', 123456789.12],
	])('makes %p the number %d', (value, number) => {
		expect(toWireNumber(value, 'NGN')).toBe(number);
	});

	test('refuses a decimal no number holds exactly', () => {
		const error = inputErrorOf(() => toWireNumber('999999999999999.99', 'NGN'));
		expect(error.message).toContain('more digits than can be sent exactly');
	});

	test.each([0.1 + 0.2, '0.30000000000000004', 1.1 * 3, 4.35 * 100])(
		'refuses %p without a currency, as digits nobody meant',
		(value) => {
			const error = inputErrorOf(() => toWireNumber(value, undefined));
			expect([error.message, error.hint]).toEqual([
				expect.stringContaining('more digits than can be sent exactly'),
				expect.stringContaining('toFixed(2)'),
			]);
		},
	);

	test.each([0.3, '0.000123', '1234567890123.45', '123456789012345'])(
		'takes %p without a currency',
		(value) => {
			expect(toWireNumber(value, undefined)).toBe(Number(value));
		},
	);

	test('what passes survives the way through JSON unchanged', () => {
		fc.assert(
			fc.property(
				currencies.chain(([code, decimals]) =>
					fc.tuple(fc.constant([code, decimals] as const), decimalOf(decimals)),
				),
				([[code, decimals], text]) => {
					let number: number;
					try {
						number = toWireNumber(text, code);
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
						// Refused only where 15 digits, which a double always holds, are not enough.
						expect(text.replace('.', '').replace(/^0+/, '').length).toBeGreaterThan(15);
						return;
					}
					const onTheWire = /^\{"amount":(.*)\}$/.exec(JSON.stringify({ amount: number }))?.[1] ?? '';
					expect(units(onTheWire, decimals)).toBe(units(text, decimals));
				},
			),
		);
	});
});
