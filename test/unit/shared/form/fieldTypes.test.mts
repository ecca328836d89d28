import type { IDataObject } from 'n8n-workflow';

import {
	checked,
	choice,
	day,
	flag,
	jsonObject,
	moment,
	secret,
	text,
	whole,
} from '../../../../nodes/shared/form/fieldTypes';
import { valueOf, type Field } from '../../../../nodes/shared/form/fields';
import { inputErrorOf } from '../../support/errors.mts';
import { inputWith } from '../../support/input.mts';

const read = (field: Field, value: unknown) =>
	valueOf(inputWith({ [field.property.name]: value } as IDataObject), field);
const problem = (field: Field, value: unknown) => inputErrorOf(() => read(field, value)).message;

test('text is trimmed, a number counts as text, anything else is refused by its label', () => {
	const field = text('note', 'Note');
	expect([read(field, ' a '), read(field, 5)]).toEqual(['a', '5']);
	expect(problem(field, { a: 1 })).toBe('Note is not text');
});

test('a secret is masked, and its blanks belong to it', () => {
	const field = secret('pin', 'PIN');
	expect(field.property.typeOptions?.password).toBe(true);
	expect([read(field, ' 1234 '), read(field, 1234)]).toEqual([' 1234 ', '1234']);
	for (const value of [{ a: 1 }, [], false, NaN]) expect(problem(field, value)).toBe('PIN is not text');
	expect(problem(field, 12345678901234567890)).toContain('too long to be exact');
});

test('text with a rule goes through the rule, which gets the label', () => {
	const field = checked((value, label) => `${label}:${value}`, 'code', 'Code');
	expect(read(field, ' x ')).toBe('Code:x');
});

test('a choice offers its values and refuses others, also those every object has', () => {
	const field = choice('kind', 'Kind', { A: 'First', B: 'Second' });
	expect(field.property.options).toEqual([
		{ name: 'First', value: 'A' },
		{ name: 'Second', value: 'B' },
	]);
	expect(field.property.default).toBe('A');
	expect(read(field, 'B')).toBe('B');
	for (const value of ['C', 'constructor', 'toString']) expect(problem(field, value)).toContain('Kind');
});

test('a switch is true or false, also as text, and nothing else', () => {
	const field = flag('on', 'On');
	expect([true, 'true', false, 'false'].map((value) => read(field, value))).toEqual([
		true,
		true,
		false,
		false,
	]);
	for (const value of ['yes', 1, 0]) expect(problem(field, value)).toContain('On');
});

test('a whole number is above zero and exact', () => {
	const field = whole('count', 'Count');
	expect([read(field, 3), read(field, '12')]).toEqual([3, 12]);
	for (const value of [0, -1, 1.5, 'x', 2 ** 53]) expect(problem(field, value)).toContain('Count');
});

test('a day is sent in the form it was declared with', () => {
	expect(read(day('from', 'From', 'yyyy-MM-dd'), '2026-06-01T00:00:00')).toBe('2026-06-01');
	expect(read(day('from', 'From', 'dd/MM/yyyy'), '2026-06-01')).toBe('01/06/2026');
	expect(problem(day('from', 'From', 'yyyy-MM-dd'), '2026-02-30')).toContain('From');
});

test('a point in time is read in the time zone of the workflow and sent in UTC', () => {
	expect(read(moment('at', 'At'), '2026-06-01T00:00:00')).toBe('2026-05-31T23:00:00Z');
});

test('JSON is one object', () => {
	const field = jsonObject('body', 'Body');
	expect(read(field, '{"a":1}')).toEqual({ a: 1 });
	for (const value of ['[1]', 'x', '5']) expect(problem(field, value)).toContain('Body');
});

test('a field goes out under its own name unless it names another place', () => {
	expect([text('a', 'A').wire, text('a', 'A', { wire: 'b.c' }).wire]).toEqual(['a', 'b.c']);
});
