import { freeBody, jsonToObject, rowsToObject } from '../../../../nodes/shared/form/freeBody';
import { inputErrorOf } from '../../support/errors.mts';

const rows = (value: unknown, type: string) => ({ assignments: [{ name: 'account', value, type }] });

describe('a whole number too long to be exact', () => {
	const TOO_LONG = '90071992547409931';

	test.each([
		['in JSON', () => jsonToObject(`{ "list": [{ "account": ${TOO_LONG} }] }`)],
		['in an object of an expression', () => jsonToObject({ account: Number(TOO_LONG) })],
		['in a row of numbers', () => rowsToObject(rows(TOO_LONG, 'number'))],
		['in a row of objects', () => rowsToObject(rows(`{ "account": ${TOO_LONG} }`, 'object'))],
		['in a row of lists', () => rowsToObject(rows(`[${TOO_LONG}]`, 'array'))],
	])('%s is refused: it would arrive as another account', (_where, build) => {
		const error = inputErrorOf(build);
		expect(error.message).toContain('holds a number that is too long to be exact');
		expect(error.hint).toBe('Pass it as text, in quotes, so that no digit is lost.');
	});

	test('as text goes out as it is', () => {
		expect(freeBody(rows(TOO_LONG, 'string'), '')).toEqual({ account: TOO_LONG });
		expect(jsonToObject(`{ "account": "${TOO_LONG}" }`)).toEqual({ account: TOO_LONG });
	});
});

describe('what an expression did not find', () => {
	const message = (build: () => unknown) => inputErrorOf(build).message;

	test.each([
		['at the top', { amount: undefined }, 'JSON Body holds "amount"'],
		['deep inside', { lines: [{ amount: undefined }] }, 'JSON Body > lines > 0 holds "amount"'],
		['in a list', { lines: ['a', undefined] }, 'JSON Body > lines holds "1"'],
	])('is refused %s of a JSON object', (_where, object, place) => {
		expect(message(() => jsonToObject(object))).toBe(`${place} without a value`);
		expect(message(() => rowsToObject(rows(object, 'object')))).toContain('without a value');
		expect(message(() => rowsToObject(rows(object, 'string')))).toContain('without a value');
	});

	test.each(['string', 'number', 'boolean', 'array', 'object'])('is refused as a row of type %s', (type) => {
		for (const value of [undefined, null]) {
			expect(message(() => rowsToObject(rows(value, type)))).toBe('Fields > account has no value');
		}
	});

	test('is refused as the result of a calculation', () => {
		expect(message(() => jsonToObject({ amount: Number.NaN }))).toBe(
			'JSON Body > amount holds a calculation without a result',
		);
		expect(message(() => rowsToObject(rows(Number.NaN, 'string')))).toContain(
			'holds a calculation without a result',
		);
	});

	test.each([['text'], [[{ name: 'a', value: 1 }]], [{ amount: 5 }], [7]])(
		'%j in place of the rows is refused: a payment would go without them',
		(value) => {
			expect(message(() => freeBody(value, ''))).toBe('Fields is no list of rows');
		},
	);

	test('is no mistake where nothing was filled in', () => {
		for (const untouched of [undefined, {}, { assignments: [] }]) {
			expect(freeBody(untouched, '')).toBeUndefined();
			expect(freeBody(untouched, undefined)).toBeUndefined();
		}
	});

	test('an empty text and a null that are typed out in JSON go along', () => {
		expect(jsonToObject('{ "account": "" }')).toEqual({ account: '' });
		expect(jsonToObject('{ "account": null }')).toEqual({ account: null });
	});
});
