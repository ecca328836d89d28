import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../../../../nodes/shared/api/failure';
import type { Page, Paging } from '../../../../nodes/shared/api/paging';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { gapInWords, wholeList } from '../../../../nodes/shared/http/gap';
import {
	walkPages,
	type FetchedPage,
	type FetchPage,
	type WalkStart,
} from '../../../../nodes/shared/http/pages';
import fc from '../../../support/properties.mts';
import { inputErrorOf, rejectionOf, thrownBy } from '../../support/errors.mts';

const rowsTo = (count: number): IDataObject[] => Array.from({ length: count }, (_, id) => ({ id }));

/** A server with a number of rows that pages by page number or by offset, and may cap the size silently. */
class Server {
	readonly asked: Page[] = [];

	private readonly rows: IDataObject[];
	private readonly given: { by?: 'page' | 'offset'; cap?: number; body?: (page: Page) => unknown };

	constructor(rows: IDataObject[], given: Server['given'] = {}) {
		this.rows = rows;
		this.given = given;
	}

	readonly fetch = async (page: Page): Promise<FetchedPage> => {
		this.asked.push(page);
		const size = Math.min(page.size, this.given.cap ?? Infinity);
		const from = this.given.by === 'offset' ? page.offset : (page.number - 1) * size;
		const rows = this.rows.slice(from, from + size);
		return await Promise.resolve({ rows, body: this.given.body?.(page) ?? {} });
	};
}

const PAGING: Paging = {
	firstPage: 1,
	pageSize: 10,
	rowId: ({ id }) => (id === undefined ? undefined : String(id)),
};

/** The rows of a walk that comes to the end of its list. */
async function walked(
	paging: Paging,
	wanted: number,
	fetch: FetchPage,
	start?: WalkStart,
): Promise<IDataObject[]> {
	const read = await walkPages(paging, wanted, fetch, start);
	expect(read.gap).toBeUndefined();
	return read.rows;
}

describe('walkPages', () => {
	test.each(['page', 'offset'] as const)(
		'reads all rows by %s, with the same size on every page',
		async (by) => {
			const server = new Server(rowsTo(25), { by });
			expect(await walked(PAGING, Infinity, server.fetch)).toEqual(rowsTo(25));
			expect(new Set(server.asked.map(({ size }) => size))).toEqual(new Set([10]));
			expect(server.asked.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
			expect(server.asked.map(({ offset }) => offset)).toEqual([0, 10, 20, 25]);
		},
	);

	test.each(['page', 'offset'] as const)(
		'loses no row when the server caps the size silently, by %s',
		async (by) => {
			const server = new Server(rowsTo(25), { by, cap: 4 });
			expect(await walked(PAGING, Infinity, server.fetch)).toEqual(rowsTo(25));
		},
	);

	test('stops at an empty first page', async () => {
		const server = new Server([]);
		expect(await walked(PAGING, Infinity, server.fetch)).toEqual([]);
		expect(server.asked).toHaveLength(1);
	});

	test.each([
		[1, 1],
		[9, 9],
		[10, 10],
		[11, 10],
		[25, 10],
	])('gives exactly %i rows when that many are wanted, asking for %i at once', async (wanted, size) => {
		const server = new Server(rowsTo(100));
		expect(await walked(PAGING, wanted, server.fetch)).toEqual(rowsTo(wanted));
		expect(server.asked.every((page) => page.size === size)).toBe(true);
		expect(server.asked).toHaveLength(Math.ceil(wanted / size));
	});

	test('stops when the answer says it was the last page, and keeps that page', async () => {
		const server = new Server(rowsTo(100), { body: ({ number }) => ({ last: number === 2 }) });
		const paging: Paging = { ...PAGING, isLast: (body) => (body as { last: boolean }).last };
		expect(await walked(paging, Infinity, server.fetch)).toEqual(rowsTo(20));
	});

	test('stops when the total is reached without asking for one page more', async () => {
		const server = new Server(rowsTo(20), { body: () => ({ total: 20 }) });
		const paging: Paging = { ...PAGING, total: (body) => (body as { total: number }).total };
		expect(await walked(paging, Infinity, server.fetch)).toEqual(rowsTo(20));
		expect(server.asked).toHaveLength(2);
	});

	test('counts rows before the first offset into the total', async () => {
		const server = new Server(rowsTo(30), { by: 'offset', body: () => ({ total: 30 }) });
		const paging: Paging = { pageSize: 10, total: (body) => (body as { total: number }).total };
		expect(await walked(paging, Infinity, server.fetch, { offset: 15 })).toEqual(rowsTo(30).slice(15));
		expect(server.asked.map(({ offset }) => offset)).toEqual([15, 25]);
	});

	test('ends well when the total shrinks while it walks', async () => {
		const totals = [30, 12, 12];
		const server = new Server(rowsTo(12), { body: ({ number }) => ({ total: totals[number - 1] }) });
		const paging: Paging = { ...PAGING, total: (body) => (body as { total: number }).total };
		expect(await walked(paging, Infinity, server.fetch)).toEqual(rowsTo(12));
	});

	describe('a server that gives the same page whatever it is asked for', () => {
		/** Asked for a third time at most: once for the page far behind the end. */
		const sameFor = (rows: IDataObject[]) => {
			let calls = 0;
			const fetch = async () => {
				calls++;
				return await Promise.resolve({ rows, body: {} });
			};
			return { fetch, calls: () => calls };
		};

		test.each<[string, IDataObject[]]>([
			['rows with ids', rowsTo(10)],
			['rows without ids', [{ amount: 1 }, { amount: 2 }]],
			['one row without an id', [{ amount: 1 }]],
			['rows of both kinds', [{ id: 1 }, { amount: 2 }]],
		])('ends the walk with each row once: %s', async (_title, rows) => {
			const { fetch, calls } = sameFor(rows);
			expect(await walked(PAGING, Infinity, fetch)).toEqual(rows);
			expect(calls()).toBe(3);
		});

		test('also when a row changes meanwhile: the newest version comes out', async () => {
			let version = 0;
			const fetch = async () =>
				await Promise.resolve({ rows: [{ id: 1, version: ++version }, { id: 2 }], body: {} });
			expect(await walked(PAGING, Infinity, fetch)).toEqual([{ id: 1, version: 2 }, { id: 2 }]);
		});
	});

	test('equal rows without an id all come out, also when they fill several pages', async () => {
		const rows = Array.from({ length: 73 }, () => ({ amount: 5 }));
		const { fetch } = new Server(rows);
		expect(await walked(PAGING, Infinity, fetch)).toEqual(rows);
	});

	test('a page full of rows that were added above is no end', async () => {
		const rows = rowsTo(30);
		const server = new Server(rows);
		const fetch: FetchPage = async (page) => {
			const fetched = await server.fetch(page);
			if (page.number === 1) rows.unshift(...rowsTo(10).map(({ id }) => ({ id: `new ${String(id)}` })));
			return fetched;
		};
		expect((await walked(PAGING, Infinity, fetch)).map(({ id }) => id)).toEqual(
			rowsTo(30).map(({ id }) => id),
		);
	});

	test('what was taken for an id and is none loses no row', async () => {
		const legs = (order: number) => [
			{ id: order, leg: 'debit' },
			{ id: order, leg: 'credit' },
		];
		const rows = [1, 2, 3, 4, 5, 6].flatMap(legs);
		const paging = { ...PAGING, pageSize: 3 };
		expect(await walked(paging, Infinity, new Server(rows).fetch)).toEqual(rows);
	});

	test('a row that is twice on one page comes once', async () => {
		const server = new Server([{ id: 1 }, { id: 2 }, { id: 1 }]);
		expect(await walked(PAGING, Infinity, server.fetch)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	test('gives up on a server that says nothing new for ever', async () => {
		let calls = 0;
		const fetch: FetchPage = async (_page, isProbe) => {
			calls++;
			return await Promise.resolve({ rows: isProbe ? [] : rowsTo(10 - (calls % 3)).slice(-5), body: {} });
		};
		const { rows, gap } = await walkPages(PAGING, Infinity, fetch);
		expect(gap).toEqual({ reason: 'repeats' });
		expect(rows.length).toBeLessThanOrEqual(10);
		expect(calls).toBeLessThan(40);
	});

	describe('a total', () => {
		const withTotal = (totals: ReadonlyArray<number | undefined>): Paging => ({
			...PAGING,
			total: (body) => totals[Math.min((body as { number: number }).number, totals.length) - 1],
		});
		const server = (rows: number) => new Server(rowsTo(rows), { body: ({ number }) => ({ number }) });

		test.each([0, 5, 9])('of %d is no end where 10 rows come with it', async (total) => {
			expect(await walked(withTotal([total]), Infinity, server(25).fetch)).toEqual(rowsTo(25));
		});

		test('is told also where the same page comes whatever is asked for', async () => {
			const fetch = async () => await Promise.resolve({ rows: rowsTo(10), body: { number: 1 } });
			expect(await walkPages(withTotal([40]), Infinity, fetch)).toEqual({
				rows: rowsTo(10),
				gap: { reason: 'total', total: 40 },
			});
		});

		test('of more rows than the list gives is told', async () => {
			expect(await walkPages(withTotal([40]), Infinity, server(20).fetch)).toEqual({
				rows: rowsTo(20),
				gap: { reason: 'total', total: 40 },
			});
			expect(gapInWords({ reason: 'total', total: 40 }, 20)).toBe(
				'The list is said to have 40 rows, and gave 20',
			);
		});
	});

	describe('an answer with nothing in it', () => {
		/** Pages of these sizes, and then nothing at all. */
		const pages = (...counts: number[]): FetchPage => {
			let given = 0;
			return async ({ number }) => {
				const count = counts[number - 1] ?? 0;
				const rows = rowsTo(given + count).slice(given);
				given += count;
				return await Promise.resolve(
					count > 0 ? { rows, body: {} } : { rows, body: undefined, without: 'nothing' as const },
				);
			};
		};

		test.each([[[10]], [[10, 10]], [[20]], [[4, 4].map((count) => count * 5)]])(
			'after full pages of %j rows is told',
			async (counts) => {
				const read = await walkPages(PAGING, Infinity, pages(...counts));
				expect(read).toEqual({
					rows: rowsTo(counts.reduce((sum, count) => sum + count, 0)),
					gap: { reason: 'brokeOff' },
				});
				expect(inputErrorOf(() => wholeList(read)).message).toContain('broke off after');
			},
		);

		test('after pages that a server may have cut to a round number is told', async () => {
			const { gap } = await walkPages({ ...PAGING, pageSize: 50 }, Infinity, pages(20, 20));
			expect(gap).toEqual({ reason: 'brokeOff' });
		});

		test.each([[[]], [[7]], [[10, 3]], [[20, 10]]])('after %j rows is the end', async (counts) => {
			const { rows, gap } = await walkPages(PAGING, Infinity, pages(...counts));
			expect(gap).toBeUndefined();
			expect(rows).toHaveLength(counts.reduce((sum: number, count) => sum + count, 0));
		});

		test('makes the usual size be tried where a larger one may have been cut', async () => {
			const fetch: FetchPage = async ({ number, size }) =>
				await Promise.resolve(
					size === 50 && number > 1
						? { rows: [], body: {}, without: 'nothing' }
						: { rows: rowsTo(25).slice((number - 1) * 10, number * 10), body: {} },
				);
			expect(await walked({ ...PAGING, tryPageSize: 50 }, Infinity, fetch)).toEqual(rowsTo(25));
		});

		test('is no gap of a list that has as many rows as are wanted', async () => {
			expect(await walked(PAGING, 10, pages(10))).toHaveLength(10);
		});
	});

	describe('a page that fails', () => {
		const boom = new Error('boom');
		const failsAt = (number: number): FetchPage => {
			const { fetch } = new Server(rowsTo(30));
			return async (page) => (page.number === number ? await Promise.reject(boom) : await fetch(page));
		};

		test('after the first: what was read comes with what was thrown, and is no whole list', async () => {
			const read = await walkPages(PAGING, Infinity, failsAt(3));
			expect(read).toEqual({ rows: rowsTo(20), gap: { reason: 'failure', thrown: boom } });
			expect(thrownBy(() => wholeList(read))).toBe(boom);
		});

		test('is of no matter when enough was read before', async () => {
			expect(await walked(PAGING, 20, failsAt(3))).toEqual(rowsTo(20));
		});
	});

	describe('Return All without a documented largest page', () => {
		const paging: Paging = { ...PAGING, tryPageSize: 100 };
		const refusing = (httpStatus: number): FetchPage => {
			const { fetch } = new Server(rowsTo(25));
			return async (page) =>
				page.size > 10
					? await Promise.reject(new CallFailure({ outcome: 'refused', httpStatus }))
					: await fetch(page);
		};
		const sizes = ({ asked }: Server) => asked.map(({ size }) => size);

		test('tries a large one, and keeps to it', async () => {
			const server = new Server(rowsTo(250));
			expect(await walked(paging, Infinity, server.fetch)).toEqual(rowsTo(250));
			expect(sizes(server)).toEqual([100, 100, 100, 100]);
		});

		test.each([400, 422, 200])('goes back to the usual one when it is refused with %d', async (status) => {
			expect(await walked(paging, Infinity, refusing(status))).toEqual(rowsTo(25));
		});

		test.each([401, 403, 404, 429])('a refusal with %d is no matter of the size', async (status) => {
			expect(await rejectionOf(walkPages(paging, Infinity, refusing(status)))).toBeInstanceOf(CallFailure);
		});

		test('goes back to the usual one where a large one brings fewer rows than that', async () => {
			const rows = rowsTo(25);
			const server = new Server(rows);
			const fetch: FetchPage = async (page) =>
				await server.fetch(page.size > 10 ? { ...page, size: 3 } : page);
			expect(await walked(paging, Infinity, fetch)).toEqual(rows);
			expect(sizes(server)).toEqual([3, 3, 10, 10, 10, 10]);
		});

		test('a size the user chose is kept, and so is a Limit', async () => {
			const server = new Server(rowsTo(250));
			await walked(paging, Infinity, server.fetch, { size: 200 });
			await walked(paging, 150, server.fetch);
			expect(new Set(sizes(server))).toEqual(new Set([200, 10]));
		});
	});

	test('goes on past a page that repeats only some rows: new ones came in above', async () => {
		const pages = [[{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }], []];
		const fetch = async ({ number }: Page) =>
			await Promise.resolve({ rows: pages[number - 1] ?? [], body: {} });
		const ids = (await walked(PAGING, Infinity, fetch)).map(({ id }) => id);
		expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
	});

	test('asks once only when the answer held no list', async () => {
		let calls = 0;
		const fetch = async () => {
			calls++;
			return await Promise.resolve({ rows: [{ message: 'none' }], body: {}, last: true });
		};
		expect(await walked(PAGING, Infinity, fetch)).toEqual([{ message: 'none' }]);
		expect(calls).toBe(1);
	});

	test('reads an endless list up to the bound on rows, and says so', async () => {
		let calls = 0;
		const fetch = async () => await Promise.resolve({ rows: [{ id: calls++ }, { id: calls++ }], body: {} });
		const read = await walkPages(PAGING, Infinity, fetch, { mostRows: 25 });
		expect(read).toEqual({ rows: rowsTo(25), gap: { reason: 'mostRows' } });
		expect(inputErrorOf(() => wholeList(read)).message).toBe('The list did not end after 25 rows');
		expect(await walked(PAGING, 30, fetch, { mostRows: 25 })).toHaveLength(30);
	});

	test('a list that ends at the bound is whole', async () => {
		expect(await walked(PAGING, Infinity, new Server(rowsTo(25)).fetch, { mostRows: 25 })).toEqual(
			rowsTo(25),
		);
	});

	test('begins at the page and with the size the user set, within the documented maximum', async () => {
		const server = new Server(rowsTo(100));
		await walkPages({ ...PAGING, maxPageSize: 20 }, Infinity, server.fetch, { page: 3, size: 50 });
		expect(server.asked[0]).toEqual({ number: 3, offset: 0, size: 20 });
		expect(server.asked[1]).toEqual({ number: 4, offset: 20, size: 20 });
	});

	test.each([0, -1, 2.5, Number.NaN])('refuses a page size of %d', async (size) => {
		const error = await rejectionOf(walkPages(PAGING, Infinity, new Server(rowsTo(3)).fetch, { size }));
		expect((error as InputError).message).toContain('Page Size must be a whole number above zero');
	});

	test.each([0, -5, 2.5, Number.NaN])('refuses a limit of %d and names Limit', async (wanted) => {
		const error = await rejectionOf(walkPages(PAGING, wanted, new Server(rowsTo(30)).fetch));
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).message).toContain('Limit');
	});

	test('passes on what a page throws', async () => {
		const boom = new Error('boom');
		expect(await rejectionOf(walkPages(PAGING, 5, async () => await Promise.reject(boom)))).toBe(boom);
	});

	test('gives the first rows in order, whatever the sizes of list, page, cap and wish', async () => {
		const number = (max: number) => fc.integer({ min: 1, max });
		await fc.assert(
			fc.asyncProperty(
				fc.nat(60),
				number(20),
				number(20),
				number(80),
				async (count, pageSize, cap, wanted) => {
					const server = new Server(rowsTo(count), { by: 'offset', cap });
					const rows = await walked({ pageSize, rowId: PAGING.rowId }, wanted, server.fetch);
					expect(rows).toEqual(rowsTo(count).slice(0, wanted));
					expect(new Set(server.asked.map(({ size }) => size)).size).toBe(1);
				},
			),
		);
	});
});

describe('a server that caps its pages and counts by the size it was asked for', () => {
	const capped =
		(count: number, cap: number) =>
		async ({ number, size }: Page): Promise<FetchedPage> => {
			const from = (number - 1) * size;
			return await Promise.resolve({
				rows: rowsTo(count).slice(from, from + Math.min(size, cap)),
				body: {},
			});
		};

	test.each([
		[120, 50],
		[1200, 100],
		[50, 50],
	])('gives all of %d rows with a cap of %d, by pages of the usual size', async (count, cap) => {
		const paging = { ...PAGING, pageSize: 50, tryPageSize: 500 };
		expect(await walked(paging, Infinity, capped(count, cap))).toEqual(rowsTo(count));
	});
});

test('a total that stays behind while rows are added above ends nothing early', async () => {
	const list = rowsTo(100);
	const fetch = async ({ offset, size }: Page): Promise<FetchedPage> => {
		const now = offset === 0 ? list : [{ id: 'new-1' }, { id: 'new-2' }, { id: 'new-3' }, ...list];
		return await Promise.resolve({ rows: now.slice(offset, offset + size), body: {} });
	};
	const paging: Paging = { ...PAGING, pageSize: 50, total: () => 100 };
	expect(await walked(paging, Infinity, fetch)).toEqual(list);
});

test('a list whose ids turn out to be none says that rows may be missing', async () => {
	const page = (mark: string) => Array.from({ length: 3 }, (_, id) => ({ id, mark }));
	const pages = [
		page('a'),
		page('b'),
		[
			{ id: 7, mark: 'c' },
			{ id: 7, mark: 'd' },
		],
		[],
	];
	const fetch: FetchPage = async ({ number }) =>
		await Promise.resolve({ rows: pages[number - 1] ?? [], body: {} });
	const paging: Paging = { ...PAGING, rowId: ({ id }) => String(id as number) };
	const { rows, gap } = await walkPages(paging, Infinity, fetch);
	expect(gap).toEqual({ reason: 'ids' });
	expect(rows).toHaveLength(5);
	// Seen before any row was taken for another, nothing is missing.
	pages.splice(
		0,
		2,
		[
			{ id: 7, mark: 'a' },
			{ id: 7, mark: 'b' },
		],
		page('b'),
	);
	expect(await walkPages(paging, Infinity, fetch)).toEqual({ rows: pages.flat() });
});
