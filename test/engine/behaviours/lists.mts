import type { IDataObject } from 'n8n-workflow';

import { hintsOf } from '../harness/hints.mts';
import { shown, type World } from '../harness/world.mts';

/** A list that comes in pages, and how its provider writes a page. */
export interface ListUnderTest {
	/** Without Return All, Limit and Output; pages hold as many rows as a test puts on them. */
	parameters: Record<string, unknown>;
	/** Path of its calls in the simulator. */
	path: string;
	/** Name of the id of a row. */
	id: string;
	body(rows: readonly IDataObject[]): IDataObject;
	/** A row as the provider lists it, and what Simplified makes of it. */
	sample: { row: IDataObject; subject: IDataObject };
}

/** Lists that change or break off while they are read. The pages are the test's own. */
export function behavesAsList(world: World, { parameters, path, id, body, sample }: ListUnderTest): void {
	const withId = (name: string, more: IDataObject = {}): IDataObject => ({ [id]: name, ...more });
	const all = (options: Record<string, unknown> = {}, changes = {}) => {
		const own = (parameters.options ?? {}) as Record<string, unknown>;
		return world.action({ ...parameters, returnAll: true, options: { ...own, ...options } }, changes);
	};
	async function answers(...pages: ReadonlyArray<readonly IDataObject[]>): Promise<void> {
		for (const rows of pages) {
			await world.sandbox.fault({ kind: 'status', status: 200, method: 'GET', path, body: body(rows) });
		}
	}
	const refuses = async () => await world.sandbox.fault({ kind: 'status', status: 403, method: 'GET', path });

	test('a row that moves to the next page comes once, as it was seen last', async () => {
		await answers(
			[withId('a'), withId('b', { note: 'first' })],
			[withId('b', { note: 'second' }), withId('c')],
			[],
		);
		const outcome = await all().run();
		expect(shown(outcome)).toEqual({});
		expect(outcome.json).toEqual([withId('a'), withId('b', { note: 'second' }), withId('c')]);
	});

	test('a page of rows that all moved is no end', async () => {
		const rows = [withId('a'), withId('b')];
		// The third answer is that to the page far behind the end.
		await answers(rows, rows, [], [withId('c')], []);
		expect((await all().run()).json).toEqual([...rows, withId('c')]);
	});

	test('rows without an id all come, also when they are equal', async () => {
		const rows = [{ note: 'fee' }, { note: 'fee' }];
		await answers(rows, rows, [], [{ note: 'fee' }], []);
		expect((await all().run()).json).toEqual([...rows, ...rows, { note: 'fee' }]);
	});

	test('a page that fails stops the run, and the error says how many rows were read', async () => {
		await answers([withId('a'), withId('b')]);
		await refuses();
		const outcome = await all().run();
		expect(outcome.items).toEqual([]);
		expect(shown(outcome)).toMatchObject({
			httpCode: '403',
			description: expect.stringContaining('The list broke off: 2 rows were read before.'),
		});
	});

	test('with On Error: Continue the rows come, and then the error', async () => {
		await answers([withId('a'), withId('b')]);
		await refuses();
		const { json, items } = await all({}, { onError: 'continueRegularOutput' }).run();
		expect(json.slice(0, 2)).toEqual([withId('a'), withId('b')]);
		expect(json.slice(2)).toEqual([{ error: expect.objectContaining({ httpStatus: 403, rowsRead: 2 }) }]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
	});

	test('with an error output the error goes there, and the rows stay', async () => {
		await answers([withId('a'), withId('b')]);
		await refuses();
		const { json, errorItems } = await all({}, { onError: 'continueErrorOutput' }).run();
		expect(json).toEqual([withId('a'), withId('b')]);
		expect(errorItems).toHaveLength(1);
	});

	// As long as the pages that are asked for, where the size is the user's to choose and where it is not.
	const fullPage = Array.from({ length: 50 }, (_, index) => withId(`row ${index}`));
	const inFifties = { pageSize: 50 };
	async function says(status: number, answer?: unknown): Promise<void> {
		await world.sandbox.fault({ kind: 'status', status, method: 'GET', path, body: answer });
	}

	test.each<[string, number, unknown]>([
		['an empty text', 200, ''],
		['204', 204, undefined],
		['{}', 200, {}],
		['data: null', 200, { ...body([]), data: null }],
		['data: {}', 200, { ...body([]), data: {} }],
	])(
		'%s after a full page is no end: the last item says so, and the node too',
		async (_what, status, said) => {
			await answers(fullPage);
			await says(status, said);
			const outcome = await all(inFifties).run();
			expect(shown(outcome)).toEqual({});
			expect(outcome.json).toEqual([
				...fullPage,
				{ warning: expect.objectContaining({ code: 'LIST_INCOMPLETE', reason: 'brokeOff', rowsRead: 50 }) },
			]);
			expect(hintsOf(outcome)).toContain('The list broke off after 50 rows');
		},
	);

	test('after a page that was shorter than those before it is one', async () => {
		await answers(fullPage, [withId('c')]);
		await says(200, {});
		expect((await all(inFifties).run()).json).toEqual([...fullPage, withId('c')]);
	});

	test('an empty list after a full page is one', async () => {
		await answers(fullPage, []);
		expect((await all(inFifties).run()).json).toEqual(fullPage);
	});

	test('a later page that says something else is an error', async () => {
		await answers(fullPage);
		await says(200, { status: 'SUCCESS', data: { note: 'fine' } });
		expect(shown(await all(inFifties).run())).toMatchObject({
			message: expect.stringContaining('A later page of the list holds no list'),
			description: expect.stringContaining('50 rows were read before.'),
		});
	});

	test('rows where this list has none come as one item with a warning', async () => {
		const strange = { status: 'SUCCESS', data: { one: fullPage, two: fullPage } };
		await says(200, strange);
		const { json } = await all().run();
		expect(json).toEqual([
			strange.data,
			{ warning: expect.objectContaining({ code: 'LIST_INCOMPLETE', reason: 'elsewhere' }) },
		]);
	});

	test('Most Rows ends the list with a warning, as the last item and at the node', async () => {
		await answers([withId('a'), withId('b')], [withId('c'), withId('d')]);
		const outcome = await all({ mostRows: 3 }).run();
		expect(outcome.json).toEqual([
			withId('a'),
			withId('b'),
			withId('c'),
			{
				warning: {
					code: 'LIST_INCOMPLETE',
					reason: 'mostRows',
					message: 'The list did not end after 3 rows: rows may be missing',
					description: 'Raise Options > Most Rows, or narrow the list with Filters.',
					rowsRead: 3,
				},
			},
		]);
		expect(hintsOf(outcome)).toContain('The list did not end after 3 rows');
	});

	test('Output: Simplified gives the fields of all events, and the default the row itself', async () => {
		await answers([sample.row], []);
		expect((await all({ output: 'simplified' }).run()).json).toEqual([sample.subject]);
		await answers([sample.row], []);
		expect((await all().run()).json).toEqual([sample.row]);
	});
}
