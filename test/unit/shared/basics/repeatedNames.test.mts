import { refuseRepeatedNames } from '../../../../nodes/shared/basics/repeatedNames';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const refusal = (json: string) => inputErrorOf(() => refuseRepeatedNames(json, 'JSON Body')).message;

test.each([
	['{"amount":100,"account":"0011","amount":9}', 'amount'],
	['{"amount":100,"\\u0061mount":9}', 'amount'],
	['{"a":[{"b":1,"c":{},"b":2}]}', 'b'],
	['{"a" : 1 ,\n "a" : 1}', 'a'],
])('%s is refused', (json, name) => {
	expect(refusal(json)).toBe(`JSON Body holds "${name}" twice`);
});

test.each([
	'{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
	'{"a":"\\"a\\":1,{","b":"}"}',
	'[{"a":1},{"a":1}]',
	'{"a":1,"A":2}',
])('%s has each name once', (json) => {
	expect(() => refuseRepeatedNames(json, 'JSON Body')).not.toThrow();
});

test('what JSON writes of an object has no name twice', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(() => refuseRepeatedNames(JSON.stringify(value), 'JSON Body')).not.toThrow();
			expect(() => refuseRepeatedNames(JSON.stringify(value, null, 2), 'JSON Body')).not.toThrow();
		}),
	);
});
