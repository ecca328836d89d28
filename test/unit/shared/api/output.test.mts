import { asObject, rowsIn } from '../../../../nodes/shared/api/output';
import { readOperation } from '../../support/provider.mts';

const list = { ...readOperation, rows: ['data', ''] };

test.each([[undefined], [null], [''], [{ data: null }], [{ data: [] }], [{ data: {} }], [{ data: '' }]])(
	'%j is a list of no rows',
	(body) => {
		expect(rowsIn(list, body)).toEqual([]);
	},
);

test('an answer without a list is none, and neither is that of an operation without rows', () => {
	expect(rowsIn(list, { id: 1 })).toBeUndefined();
	expect(rowsIn(list, { data: { id: 1 } })).toBeUndefined();
	expect(rowsIn(readOperation, null)).toBeUndefined();
});

test('rows are the first list of the places named', () => {
	expect(rowsIn(list, { data: [1] })).toEqual([1]);
	expect(rowsIn(list, [2])).toEqual([2]);
});

test('an item is an object', () => {
	expect([{ a: 1 }, 5, undefined].map(asObject)).toEqual([{ a: 1 }, { data: 5 }, {}]);
});
