import { freeBody, jsonToObject, rowsToObject } from '../../../nodes/shared/freeBody';
import { inputErrorOf } from '../support/errors.mts';

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
