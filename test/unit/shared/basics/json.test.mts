import {
	at,
	compact,
	firstAt,
	firstText,
	isObject,
	parseExactly,
} from '../../../../nodes/shared/basics/json';
import { textOf, wholeNumber } from '../../../../nodes/shared/basics/text';
import fc from '../../../support/properties.mts';

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

	test('finds what following the path name by name finds', () => {
		const name = fc.constantFrom('a', 'b', '', '0', 'length', 'toString');
		const { tree } = fc.letrec((tie) => ({
			tree: fc.oneof(
				{ depthSize: 'small' },
				fc.constantFrom(null, 'text', 7),
				fc.array(tie('tree'), { maxLength: 2 }),
				fc.dictionary(name, tie('tree'), { maxKeys: 3 }),
			),
		}));
		fc.assert(
			fc.property(tree, fc.array(name, { minLength: 1, maxLength: 3 }), (value, names) => {
				fc.pre(names.join('.') !== '');
				const found = names.reduce<unknown>(
					(inside, one) => (isObject(inside) ? new Map(Object.entries(inside)).get(one) : undefined),
					value,
				);
				expect(at(value, names.join('.'))).toBe(found);
			}),
		);
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

describe('parseExactly', () => {
	/** Every number by its own text: what parseExactly must give, however it reads. */
	const byText = (text: string): unknown => {
		const parse = JSON.parse as (
			text: string,
			reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
		) => unknown;
		return parse(text, (_key, value, { source = '' }) =>
			typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? source : value,
		);
	};

	const digits = (most: number) => fc.stringMatching(new RegExp(`^(0|[1-9][0-9]{0,${most - 1}})$`));
	const exponent = fc.stringMatching(/^[eE][+-]?[0-9]{1,2}$/);
	const number = fc
		.tuple(
			fc.constantFrom('', '-'),
			digits(22),
			fc.option(fc.stringMatching(/^\.[0-9]{1,20}$/)),
			fc.option(exponent),
		)
		.map((parts) => parts.map((part) => part ?? '').join(''));
	const gap = fc.constantFrom('', ' ', '\n', '\t', '\r\n  ');
	const scalar = fc.oneof(
		number,
		number,
		fc.string().map((one) => JSON.stringify(one)),
		// What looks like a number and is text.
		fc
			.tuple(fc.constantFrom('', 'a', 'a:', '-', ',-'), number)
			.map((parts) => JSON.stringify(parts.join(''))),
		fc.constantFrom('null', 'true'),
	);
	const joined = (open: string, close: string) => (parts: Array<[string, string]>) =>
		`${open}${parts.map(([space, text]) => space + text + space).join(',')}${close}`;
	const list = fc.array(fc.tuple(gap, scalar), { maxLength: 4 }).map(joined('[', ']'));
	const member = fc.tuple(gap, gap, fc.oneof(scalar, list)).map(([a, b, text]) => `"m"${a}:${b}${text}`);
	const object = fc.array(fc.tuple(gap, member), { maxLength: 4 }).map(joined('{', '}'));

	test('gives what a reading number by number gives', () => {
		fc.assert(
			fc.property(gap, fc.oneof(scalar, list, object), (space, text) => {
				expect(parseExactly(space + text)).toEqual(byText(space + text));
			}),
			{ numRuns: 3000 },
		);
	});

	test('sees the shortest number that loses digits, wherever it stands', () => {
		for (let before = 0; before < 40; before++) {
			expect(parseExactly(`["${'x'.repeat(before)}",9007199254740993,1]`)).toEqual([
				'x'.repeat(before),
				'9007199254740993',
				1,
			]);
		}
	});

	test.each([
		['9007199254740992', '9007199254740992'],
		['{"id":1234567890123456789}', { id: '1234567890123456789' }],
		['[-9007199254740993.0]', ['-9007199254740993.0']],
		['[1e21,1.5E3]', ['1e21', 1500]],
		['"12345678901234567890"', '12345678901234567890'],
		['0.12345678901234567', 0.12345678901234567],
		['', undefined],
		['{"a":', undefined],
	])('reads %s', (text, wanted) => {
		expect(parseExactly(text)).toEqual(wanted);
	});
});
