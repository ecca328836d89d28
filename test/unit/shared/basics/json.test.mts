import { at, compact, firstAt, firstText, isObject } from '../../../../nodes/shared/basics/json';
import { textOf, wholeNumber } from '../../../../nodes/shared/basics/text';

describe('at', () => {
	const value = { a: { b: [1], c: null, '': 5 }, 'a.b': 'dotted' };

	test.each<[string, unknown]>([
		['', value],
		['a.b', [1]],
		['a.c', null],
		['a.c.d', undefined],
		['a.b.0', undefined],
		['a.b.length', undefined],
		['x', undefined],
		['constructor', undefined],
		['__proto__', undefined],
		['a.hasOwnProperty', undefined],
	])('finds at %j %p', (path, found) => {
		expect(at(value, path)).toEqual(found);
	});

	test.each([undefined, null, 5, 'text', []])('finds nothing inside %p', (inside) => {
		expect(at(inside, 'a')).toBeUndefined();
	});
});

test('firstAt skips what is empty, but not false and 0', () => {
	expect(firstAt({ a: null, b: '', c: 0, d: 1 }, ['x', 'a', 'b', 'c', 'd'])).toBe(0);
	expect(firstAt({ a: false }, ['a'])).toBe(false);
	expect(firstAt({}, ['a'])).toBeUndefined();
});

test('firstText takes text and numbers only', () => {
	expect(
		firstText({ a: {}, b: true, c: [], d: '', e: Number.NaN, f: 7 }, ['a', 'b', 'c', 'd', 'e', 'f']),
	).toBe('7');
	expect(firstText({ a: true }, ['a'])).toBeUndefined();
});

test('compact leaves out what is not set and keeps null, false and 0', () => {
	expect(compact({ a: undefined, b: '', c: null, d: false, e: 0, f: 'x' })).toEqual({
		c: null,
		d: false,
		e: 0,
		f: 'x',
	});
});

test.each([
	[{}, true],
	[Object.create(null), true],
	[[], false],
	[null, false],
	['x', false],
])('isObject(%p) is %p', (value, expected) => {
	expect(isObject(value)).toBe(expected);
});

describe('textOf', () => {
	test.each([
		[' a ', 'a'],
		[5, '5'],
		[5n, '5'],
		[true, 'true'],
		[undefined, ''],
		[null, ''],
		[{}, ''],
		[['a'], ''],
	])('reads %p as %j', (value, text) => {
		expect(textOf(value)).toBe(text);
	});

	test.each([Number.NaN, Infinity, -Infinity])(
		'%p is no text: it would become a payment key that many items share',
		(value) => {
			expect(textOf(value)).toBe('');
		},
	);

	test.each([2 ** 53 + 2, 1e21, 12345678901234567890])(
		'%d is no longer the number that was meant, so it may not become a reference',
		(value) => {
			expect(() => textOf(value)).toThrow(/exact/);
		},
	);
});

describe('wholeNumber', () => {
	test.each([
		[undefined, 5],
		[null, 5],
		[7, 7],
		['7', 7],
		[7.6, 8],
		[0, 1],
		[-3, 1],
		[1000, 50],
		['x', 5],
		[Number.NaN, 5],
		[Infinity, 5],
		['', 5],
	])('reads %p as %i', (value, number) => {
		expect(wholeNumber(value, 5, 1, 50)).toBe(number);
	});
});
