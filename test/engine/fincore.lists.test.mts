import { behavesAsList } from './behaviours/lists.mts';
import { fincore } from './fincore.mts';
import { shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

const ids = (count: number, first = 1001) =>
	Array.from({ length: count }, (_, index) => String(first + index));
const list = async (parameters: Record<string, unknown>) => {
	const outcome = await world.action({ resource: 'client', operation: 'getAll', ...parameters }).run();
	expect(shown(outcome)).toEqual({});
	return outcome.json.map(({ id }) => id);
};
const queries = async () => (await world.sandbox.requests('GET')).map(({ query }) => query);

test('Return All reads every page by limit and offset, and no page after the total', async () => {
	expect(await list({ returnAll: true })).toEqual(ids(135));
	expect(await queries()).toEqual([
		{ limit: '500', offset: '0' },
		{ limit: '500', offset: '100' },
	]);
});

test('Return All goes back to pages of 50 when Fincore refuses large ones', async () => {
	await world.sandbox.fault({ kind: 'status', status: 422, method: 'GET', path: '/clients' });
	expect(await list({ returnAll: true })).toEqual(ids(135));
	expect((await queries()).map(({ limit, offset }) => `${limit}/${offset}`)).toEqual([
		'500/0',
		'50/0',
		'50/50',
		'50/100',
	]);
});

test('a page size that was chosen is kept', async () => {
	await list({ returnAll: true, options: { pageSize: 60 } });
	expect(new Set((await queries()).map(({ limit }) => limit))).toEqual(new Set(['60']));
});

test('Limit asks for no more than it gives out', async () => {
	expect(await list({ limit: 3 })).toEqual(ids(3));
	expect(await queries()).toEqual([{ limit: '3', offset: '0' }]);
});

test('Rows to Skip is where the walk begins', async () => {
	expect(await list({ returnAll: true, filters: { offset: 130 } })).toEqual(ids(5, 1131));
	expect(await list({ limit: 2, filters: { offset: 20 } })).toEqual(ids(2, 1021));
});

test('pages shorter than asked lose nothing: offset goes on by what was received', async () => {
	await world.sandbox.change({ pageCap: 40 });
	expect(await list({ returnAll: true, options: { pageSize: 60 } })).toEqual(ids(135));
	expect((await queries()).map(({ offset }) => offset)).toEqual(['0', '40', '80', '120']);
});

test('a page that is repeated ends the walk, without doubles, and the last item says what is missing', async () => {
	await world.sandbox.change({ listQuirk: 'repeatedPage' });
	const outcome = await world.action({ resource: 'client', operation: 'getAll', returnAll: true }).run();
	expect(outcome.json.slice(0, -1).map(({ id }) => id)).toEqual(ids(100));
	expect(outcome.items.at(-1)).toEqual({
		json: {
			warning: {
				code: 'LIST_INCOMPLETE',
				reason: 'total',
				message: 'The list is said to have 135 rows, and gave 100: rows may be missing',
				description: expect.stringContaining('ask Fincore'),
				rowsRead: 100,
			},
		},
		pairedItem: { item: 0 },
	});
	// A first page of a round number may be a cap: the usual size is tried as well, and gives less here.
	expect(await queries()).toHaveLength(6);
});

test('a total below what has come is no end: no row is lost', async () => {
	await world.sandbox.change({ listQuirk: 'shrinkingTotal' });
	expect(await list({ returnAll: true })).toEqual(ids(135));
});

test('an empty list gives no items', async () => {
	const outcome = await world.action({ resource: 'loan', operation: 'getAll', returnAll: true }).run();
	expect(outcome.items).toEqual([]);
});

test.each(['limit', 'offset'])('a query parameter %s is refused before anything is sent', async (name) => {
	const queryParameters = { assignments: [{ id: '1', name, value: '5', type: 'string' }] };
	const outcome = await world
		.action({ resource: 'client', operation: 'getAll', filters: { queryParameters } })
		.run();
	expect(shown(outcome).message).toBe(`Other Filters holds "${name}", which this node fills itself`);
	expect(await world.sandbox.requests()).toEqual([]);
});

describe('payments', () => {
	behavesAsList(world, {
		parameters: { resource: 'payment', operation: 'getAll', options: { pageSize: 2 } },
		path: '/payments',
		id: 'id',
		body: (data) => ({ data: [...data] }),
		sample: {
			row: {
				id: 7,
				reference: 'INV-7',
				amount: '12.50',
				currency: 'USD',
				status: 'completed',
				loan: { id: 1 },
			},
			subject: {
				type: 'payment',
				id: '7',
				reference: 'INV-7',
				amount: '12.50',
				providerAmount: '12.50',
				currency: 'USD',
				status: 'succeeded',
				providerStatus: 'completed',
				occurredAt: null,
			},
		},
	});
});
