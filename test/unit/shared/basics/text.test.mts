import { notText, textOf, wholeNumber } from '../../../../nodes/shared/basics/text';
import { inputErrorOf } from '../../support/errors.mts';

describe('textOf', () => {
	test.each([
		['  a b ', 'a b'],
		[5, '5'],
		[0, '0'],
		[1.5, '1.5'],
		[10n, '10'],
		[true, 'true'],
		[undefined, ''],
		[null, ''],
		[{ a: 1 }, ''],
		[['a'], ''],
		[NaN, ''],
		[Infinity, ''],
	])('reads %p as %p', (value, text) => {
		expect(textOf(value)).toBe(text);
	});

	test.each([2 ** 53, 12345678901234567890, -(2 ** 60)])('refuses %p, which has lost digits', (value) => {
		expect(inputErrorOf(() => textOf(value)).message).toContain('too long to be exact');
	});
});

describe('wholeNumber', () => {
	test.each([
		[undefined, 5],
		[null, 5],
		['', 5],
		['x', 5],
		[[], 5],
		[{ toString: 'x', valueOf: 'y' }, 5],
		[7, 7],
		['7', 7],
		[7.6, 8],
		[0, 1],
		[99, 10],
	])('makes %p %p, within 1 and 10 and with 5 as what is usual', (value, number) => {
		expect(wholeNumber(value, 5, 1, 10)).toBe(number);
	});
});

describe('notText', () => {
	test.each([
		[true, 'true'],
		[false, 'false'],
		[['a'], 'a list'],
		[{ a: 1 }, 'an object'],
		[null, undefined],
		[undefined, undefined],
		['', undefined],
		[5, undefined],
	])('calls %j %p', (value, kind) => {
		expect(notText(value)).toBe(kind);
	});
});
