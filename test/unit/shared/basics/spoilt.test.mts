import { refuseSpoilt } from '../../../../nodes/shared/basics/spoilt';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const errorOf = (text: string) => inputErrorOf(() => refuseSpoilt(text, 'Reference'));

test.each([
	...['#REF!', '#N/A', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!', '#n/a', '####', '#BEZUG!', '#NV'],
	...['#SPILL!', '#GETTING_DATA'],
])('%s is named as the error of a cell', (text) => {
	expect(errorOf(text).message).toBe(`Reference is "${text}", the error of a spreadsheet cell`);
});

test.each(['1.23457E+11', '1.23457e+11', '1,23457E+11', '1E+21', '1e+21', '-2.5E-7', '1.2E10', '1.23E+011'])(
	'%s is a number that has lost its digits',
	(text) => {
		const error = errorOf(text);
		expect(error.message).toBe(`Reference is "${text}", a number whose digits are lost`);
		expect(error.hint).toContain('format the column as text');
	},
);

test.each(['undefined', 'null', 'NaN', '[object Object]', 'Infinity'])(
	'%s is what a program writes',
	(text) => {
		expect(errorOf(text).message).toContain('finds nothing');
	},
);

test('what shows nothing is refused', () => {
	expect(errorOf('\u200B\u2060').message).toBe('Reference holds invisible characters only');
});

test.each([
	...[
		'Null',
		'True',
		'#12',
		'#1 rent',
		'INV-1001',
		'RZ0LNK',
		'12E456',
		'1E5',
		'E+11',
		'044',
		'a\u200Bb',
		'#',
	],
	...['7c2d9e10-3333-4a5b-8c00-665544332211', '1.5', '#hashtag', 'Ref #N/A'],
])('%j may go out', (text) => {
	expect(() => refuseSpoilt(text, 'Reference')).not.toThrow();
});

test('every number a spreadsheet shortens to an exponent is refused', () => {
	fc.assert(
		fc.property(
			fc.bigInt({ min: 10n ** 11n, max: 10n ** 40n }),
			fc.integer({ min: 1, max: 9 }),
			(big, digits) => {
				const text = Number(big).toExponential(digits).replace('e', 'E');
				expect(() => refuseSpoilt(text, 'Reference')).toThrow();
			},
		),
	);
});

test('no number that is written with all its digits is', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[0-9]{1,30}$/), (text) => {
			expect(() => refuseSpoilt(text, 'Reference')).not.toThrow();
		}),
	);
});
