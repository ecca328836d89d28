import { lists } from '../../../nodes/HexAi/lists';

const { call, entry } = lists.searchCollections ?? {};

test('asks for the list of transactions, page by page', () => {
	expect(call?.({ number: 3, offset: 100, size: 50 }, () => undefined)).toEqual({
		method: 'GET',
		path: '/client/transactions',
		query: { page: 3, limit: 50 },
	});
});

test.each([
	[
		{ type: 'COLLECTION', client_reference: 'ORDER-1', amount: '100.00', currency: 'GMD' },
		'ORDER-1 · 100.00 GMD',
	],
	[{ client_reference: 'ORDER-1', amount: 25 }, 'ORDER-1 · 25 GMD'],
	[{ type: 'collection', reference: 'ORDER-1', status: 'PENDING' }, 'ORDER-1'],
])('%j is offered as %j', (row, name) => {
	expect(entry?.(row)).toEqual({ name, value: 'ORDER-1' });
});

test.each([
	['a payout', { type: 'PAYOUT', client_reference: 'OUT-1' }],
	['no reference', { type: 'COLLECTION', transaction_id: 'tx_1' }],
	['a reference that can not stand in a path', { type: 'COLLECTION', client_reference: 'a/b' }],
])('a row with %s is left out', (_what, row) => {
	expect(entry?.(row)).toBeUndefined();
});
