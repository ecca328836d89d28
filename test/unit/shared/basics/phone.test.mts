import { InputError } from '../../../../nodes/shared/basics/inputError';
import { phoneNumber } from '../../../../nodes/shared/basics/phone';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const errorOf = (value: unknown) => inputErrorOf(() => phoneNumber(value, 'Phone'));

test.each([
	['+2348012345678', '+2348012345678'],
	['+234 801 234 5678', '+2348012345678'],
	['+234-801-234-5678', '+2348012345678'],
	['+44 (20) 7946.0958', '+442079460958'],
	['+220\u00A0123 4567', '+2201234567'],
	// There a zero belongs to the number.
	['+39 06 6982', '+39066982'],
	['+225 07 12 34 56 78', '+2250712345678'],
	['+242 06 123 4567', '+242061234567'],
])('%s goes out as %s', (typed, sent) => {
	expect(phoneNumber(typed, 'Phone')).toBe(sent);
});

test.each([
	'+234 (0) 801 234 5678',
	'+234(0)801-234-5678',
	'+234 ( 0 ) 8012345678',
	'+2340801234567',
	'+44 (0)20 7946 0958',
	'+44 020 7946 0958',
	'+233 024 123 4567',
	'+27 082 123 4567',
	'+(234)(0)803123456',
	'+39 (0)6 6982',
])('%s is refused for the 0 that is dialled at home', (typed) => {
	expect(errorOf(typed).message).toBe(`Phone "${typed}" has a 0 after the country code`);
});

test('a character that cannot be seen is named with its place', () => {
	const error = errorOf('+234\u200B8012345678');
	expect(error.message).toBe("Phone holds a zero-width space after the 4th character, which can't be seen");
});

test.each([
	[2348012345678, '+ and the country code'],
	['08012345678', '+ and the country code'],
	['8012345678', 'format the column as text'],
	['002348012345678', 'in place of the 00'],
	['+12', '2 digits'],
	['+0123456789', 'none begins with 0'],
	['+1234567890123456', '16 digits'],
	['+23480abc45678', '+ and the country code'],
	['٠٨٠١٢٣٤٥٦٧٨', '+ and the country code'],
])('%j is refused: %s', (typed, advice) => {
	expect(errorOf(typed).message).toContain('is not an international phone number');
	expect(errorOf(typed).hint).toContain(advice);
});

test.each([true, {}, [], null, undefined, '', '#N/A', '2.34801E+12', 'undefined', 1e21, '\u200B'])(
	'%j is no number at all',
	(value) => {
		expect(errorOf(value).message).toMatch(/^Phone /);
	},
);

test('what goes out is a plus sign and the digits that were typed', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -().\u200Bx') }), (typed) => {
			try {
				const sent = phoneNumber(typed, 'Phone');
				expect(sent).toMatch(/^\+[1-9][0-9]{6,14}$/);
				expect(sent.slice(1)).toBe(typed.replace(/[^0-9]/g, ''));
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
			}
		}),
	);
});
