import { exactNumber, refuseInexact, refuseInexactJson } from '../../../../nodes/shared/basics/exactNumber';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const errorOf = (text: string) => inputErrorOf(() => exactNumber(text, 'Fields > amount'));

test.each([
	['1.23457E+11', 'written with an exponent'],
	['1e3', 'written with an exponent'],
	['044', 'begins with a zero'],
	['-01', 'begins with a zero'],
	['0x10', 'is not a number'],
	['0b1', 'is not a number'],
	['1,000', 'is not a number'],
	['1 000', 'is not a number'],
	['+5', 'is not a number'],
	['.5', 'is not a number'],
	['5.', 'is not a number'],
	['', 'is not a number'],
	['#N/A', 'is not a number'],
	['Infinity', 'is not a number'],
	['1234567890123.4567', 'too long to be exact'],
	['9007199254740993', 'too long to be exact'],
])('%j is refused: %s', (text, reason) => {
	expect(errorOf(text).message).toContain(reason);
	expect(errorOf(text).message).toContain('Fields > amount');
});

test.each([
	['0', 0],
	['-0', -0],
	['44', 44],
	['10.50', 10.5],
	['100.00', 100],
	['-3.25', -3.25],
	['123456789012.45', 123456789012.45],
	['9007199254740991', 9007199254740991],
])('%j is %d', (text, number) => {
	expect(exactNumber(text, 'Fields > amount')).toBe(number);
});

/** Decimal texts compared as text: an oracle without floating point. */
const sameText = (a: string, b: string) => {
	const plain = (text: string) => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);
	return plain(a) === plain(b);
};

test('what goes out says in JSON what was typed, or nothing goes out', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^-?[1-9][0-9]{0,19}(\.[0-9]{1,12})?$/), (text) => {
			try {
				expect(sameText(JSON.stringify(exactNumber(text, 'N')), text)).toBe(true);
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
				expect(sameText(String(Number(text)), text) && Number.isSafeInteger(Math.trunc(Number(text)))).toBe(
					false,
				);
			}
		}),
	);
});

test('money of any usual size goes through', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
			const text = `${whole}.${String(cents).padStart(2, '0')}`;
			expect(exactNumber(text, 'N').toFixed(2)).toBe(text);
		}),
	);
});

test.each([0.1 + 0.2, 1234567890123.4567, 1e21, 2 ** 53, Number.NaN, Infinity, 1.5e-9])(
	'%d of an expression is refused',
	(number) => {
		expect(() => refuseInexact(number, 'N')).toThrow(InputError);
	},
);

test.each([0, 44, 12.5, -0.25, 2 ** 53 - 1, 0.1, 123456789012.45])(
	'%d of an expression is exact',
	(number) => {
		expect(() => refuseInexact(number, 'N')).not.toThrow();
	},
);

test('numbers in JSON are looked at where they are numbers', () => {
	for (const json of ['{"a":1.23457E+11}', '[1,[1234567890123.4567]]', '{"a":9007199254740993}']) {
		expect(() => refuseInexactJson(json, 'JSON Body')).toThrow(InputError);
	}
	const fine = '{"1.5E+3":"1.23457E+11","b":"say \\"2E+5\\"","c":[1,-2.50,0.1],"d":null}';
	expect(() => refuseInexactJson(fine, 'JSON Body')).not.toThrow();
});
