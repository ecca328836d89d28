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
		{ limit: '50', offset: '0' },
		{ limit: '50', offset: '50' },
		{ limit: '50', offset: '100' },
	]);
});

test('Limit asks for no more than it gives out', async () => {
	expect(await list({ limit: 3 })).toEqual(ids(3));
	expect(await queries()).toEqual([{ limit: '3', offset: '0' }]);
});

test('Offset is where the walk begins', async () => {
	expect(await list({ returnAll: true, filters: { offset: 130 } })).toEqual(ids(5, 1131));
	expect(await list({ limit: 2, filters: { offset: 20 } })).toEqual(ids(2, 1021));
});

test('pages shorter than asked lose nothing: offset goes on by what was received', async () => {
	await world.sandbox.change({ pageCap: 40 });
	expect(await list({ returnAll: true, options: { pageSize: 60 } })).toEqual(ids(135));
	expect((await queries()).map(({ offset }) => offset)).toEqual(['0', '40', '80', '120']);
});

test('a page that is repeated ends the walk, without doubles', async () => {
	await world.sandbox.change({ listQuirk: 'repeatedPage' });
	expect(await list({ returnAll: true })).toEqual(ids(50));
	expect(await queries()).toHaveLength(2);
});

test('a total that shrinks on the way ends the walk', async () => {
	await world.sandbox.change({ listQuirk: 'shrinkingTotal' });
	expect(await list({ returnAll: true })).toEqual(ids(100));
	expect(await queries()).toHaveLength(2);
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
	expect(shown(outcome).message).toBe(`Query Parameters holds "${name}", which this node fills itself`);
	expect(await world.sandbox.requests()).toEqual([]);
});
