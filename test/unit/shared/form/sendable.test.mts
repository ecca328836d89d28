import { refuseUnusable, rowValue } from '../../../../nodes/shared/form/sendable';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const sent = (value: unknown, type: string) => rowValue({ name: 'a', value, type }, 'Fields > a');
const messageOf = (value: unknown, type: string) => inputErrorOf(() => sent(value, type)).message;

test.each(['1.23457E+11', '0x10', '044', '1234567890123.4567', '', '  ', '12a', true, {}, []])(
	'a row of type Number refuses %j',
	(value) => {
		expect(messageOf(value, 'number')).toContain('Fields > a');
	},
);

test('a row of type String sends exactly what was typed', () => {
	for (const text of ['044', '10.50', ' two blanks ', '0x10', 'INV-1'])
		expect(sent(text, 'string')).toBe(text);
	expect(sent(44, 'string')).toBe('44');
	expect(sent(true, 'string')).toBe('true');
});

test.each([
	'',
	'   ',
	'#REF!',
	'1.23457E+11',
	'undefined',
	'[object Object]',
	'\u200B',
	{},
	{ a: 1 },
	[],
	[1],
])('a row of type String refuses %j', (value) => {
	expect(messageOf(value, 'string')).toContain('Fields > a');
});

test('a date of an expression goes out as the text it is in JSON', () => {
	expect(sent(new Date('2026-06-01T00:00:00Z'), 'string')).toBe('2026-06-01T00:00:00.000Z');
});

test('a spoilt value is found and named at any depth', () => {
	const error = inputErrorOf(() => sent({ to: { bank: { code: '#N/A' } } }, 'object'));
	expect(error.message).toBe('Fields > a > to > bank > code is "#N/A", the error of a spreadsheet cell');
	expect(inputErrorOf(() => sent('[1.23457E+11]', 'array')).message).toContain('with an exponent');
});

test('a path of names stays short', () => {
	const deep = { ['x'.repeat(5000)]: { ['y'.repeat(5000)]: '#N/A' } };
	expect(inputErrorOf(() => refuseUnusable(deep, 'JSON Body')).message.length).toBeLessThan(200);
});

test('what is let through is in JSON what it was before', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			try {
				refuseUnusable(value, 'JSON Body');
			} catch (error) {
				if (!(error instanceof InputError)) throw error;
				return;
			}
			expect(JSON.stringify(JSON.parse(JSON.stringify(value)))).toBe(JSON.stringify(value));
		}),
	);
});
