import { parseExactly } from '../../../../nodes/shared/basics/json';
import { toReply } from '../../../../nodes/shared/http/reply';
import fc from '../../../support/properties.mts';

describe('parseExactly', () => {
	test('keeps an id of 19 digits exact, also deep inside', () => {
		const text = '{"id":1234567890123456789,"rows":[{"ref":{"id":-9007199254740993}},12345678901234567890]}';
		expect(parseExactly(text)).toEqual({
			id: '1234567890123456789',
			rows: [{ ref: { id: '-9007199254740993' } }, '12345678901234567890'],
		});
	});

	test('leaves numbers that are exact as numbers', () => {
		const text = '{"a":9007199254740991,"b":-9007199254740991,"c":500.00,"d":0.1,"e":-0,"f":1e3,"g":"1"}';
		expect(parseExactly(text)).toEqual(JSON.parse(text));
	});

	test('never changes a whole number', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
				const found = parseExactly(`[{"n":${number}}]`) as [{ n: number | string }];
				expect(BigInt(found[0].n)).toBe(number);
			}),
		);
	});

	test('reads everything else as JSON.parse does', () => {
		fc.assert(
			fc.property(fc.json({ noUnicodeString: false }), (text) => {
				fc.pre(!/[0-9]{16}|e\+/i.test(text));
				expect(parseExactly(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	test('gives undefined for text that is not JSON, and never throws', () => {
		for (const text of ['', 'x', '{', '<html>', "{'a':1}", 'undefined', '[1,]', '['.repeat(200_000)]) {
			expect(parseExactly(text)).toBeUndefined();
		}
	});

	test('does not let a key reach the prototype', () => {
		const value = parseExactly('{"__proto__":{"admin":true}}') as { admin?: boolean };
		expect(value.admin).toBeUndefined();
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});
});

describe('toReply', () => {
	test('parses the text of an answer and writes header names in lower case', () => {
		expect(
			toReply(200, { 'Retry-After': '3', 'X-N': 5, 'Set-Cookie': ['a', 'b'], gone: null }, ' {"a":1} '),
		).toEqual({
			status: 200,
			headers: { 'retry-after': '3', 'x-n': '5', 'set-cookie': 'a,b' },
			body: { a: 1 },
			source: '{"a":1}',
			readable: true,
		});
	});

	test.each(['<html><body>Bad gateway</body></html>', '{"cut":', 'OK'])('calls %j unreadable', (data) => {
		expect(toReply(200, {}, data)).toMatchObject({ body: undefined, readable: false });
	});

	test.each(['', '  ', undefined, null])('takes %j for an answer without content', (data) => {
		expect(toReply(204, undefined, data)).toEqual({
			status: 204,
			headers: {},
			body: undefined,
			readable: true,
		});
	});

	test('knows the JSON null from no answer', () => {
		expect(toReply(200, {}, 'null')).toMatchObject({ body: null, readable: true });
	});

	test('takes a body that is already parsed as it is', () => {
		expect(toReply(401, {}, { error: 'x' })).toMatchObject({ body: { error: 'x' }, readable: true });
	});
});
