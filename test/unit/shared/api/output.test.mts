import { arraysIn, asObject, rowsIn, withoutList } from '../../../../nodes/shared/api/output';
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

test.each<[unknown, string | undefined]>([
	[undefined, 'nothing'],
	[null, 'nothing'],
	['', 'nothing'],
	[{}, 'nothing'],
	[{ data: null }, 'nothing'],
	[{ data: {} }, 'nothing'],
	[{ data: [] }, undefined],
	[[], undefined],
	[{ data: [{ id: 1 }] }, undefined],
	[{ data: { items: [{ id: 1 }], warnings: [] } }, 'elsewhere'],
	[{ items: [{ id: 1 }] }, 'elsewhere'],
	[{ data: { items: [], id: 1 } }, undefined],
	[{ message: 'nothing here', errors: [{ code: 1 }] }, undefined],
	[{ data: { tags: ['a'] } }, undefined],
])('%j without a list is %s', (body, what) => {
	expect(withoutList(list, body)).toBe(what);
});

test('of an operation without a list nothing of the kind can be said', () => {
	expect(withoutList(readOperation, { items: [{ id: 1 }] })).toBeUndefined();
});

test('warnings and the like are none of the lists of an answer', () => {
	expect(arraysIn({ items: [1], warnings: [2], Errors: [3], page: 4 })).toEqual([[1]]);
	expect(arraysIn(null)).toEqual([]);
});

test('rows are the first list of the places named', () => {
	expect(rowsIn(list, { data: [1] })).toEqual([1]);
	expect(rowsIn(list, [2])).toEqual([2]);
});

test('an item is an object', () => {
	expect([{ a: 1 }, 5, undefined].map(asObject)).toEqual([{ a: 1 }, { data: 5 }, {}]);
});
