import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging } from '../../../../nodes/shared/api/paging';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { MAX_PAGES, walkPages, type FetchedPage } from '../../../../nodes/shared/http/pages';
import { rejectionOf } from '../../support/errors.mts';

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

const PAGING: Paging = { firstPage: 1, pageSize: 10 };

describe('walkPages', () => {
	test.each(['page', 'offset'] as const)(
		'reads all rows by %s, with the same size on every page',
		async (by) => {
			const server = new Server(rowsTo(25), { by });
			expect(await walkPages(PAGING, Infinity, server.fetch)).toEqual(rowsTo(25));
			expect(new Set(server.asked.map(({ size }) => size))).toEqual(new Set([10]));
			expect(server.asked.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
			expect(server.asked.map(({ offset }) => offset)).toEqual([0, 10, 20, 25]);
		},
	);

	test.each(['page', 'offset'] as const)(
		'loses no row when the server caps the size silently, by %s',
		async (by) => {
			const server = new Server(rowsTo(25), { by, cap: 4 });
			expect(await walkPages(PAGING, Infinity, server.fetch)).toEqual(rowsTo(25));
		},
	);

	test('stops at an empty first page', async () => {
		const server = new Server([]);
		expect(await walkPages(PAGING, Infinity, server.fetch)).toEqual([]);
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
		expect(await walkPages(PAGING, wanted, server.fetch)).toEqual(rowsTo(wanted));
		expect(server.asked.every((page) => page.size === size)).toBe(true);
		expect(server.asked).toHaveLength(Math.ceil(wanted / size));
	});

	test('stops when the answer says it was the last page, and keeps that page', async () => {
		const server = new Server(rowsTo(100), { body: ({ number }) => ({ last: number === 2 }) });
		const paging: Paging = { ...PAGING, isLast: (body) => (body as { last: boolean }).last };
		expect(await walkPages(paging, Infinity, server.fetch)).toEqual(rowsTo(20));
	});

	test('stops when the total is reached without asking for one page more', async () => {
		const server = new Server(rowsTo(20), { body: () => ({ total: 20 }) });
		const paging: Paging = { ...PAGING, total: (body) => (body as { total: number }).total };
		expect(await walkPages(paging, Infinity, server.fetch)).toEqual(rowsTo(20));
		expect(server.asked).toHaveLength(2);
	});

	test('counts rows before the first offset into the total', async () => {
		const server = new Server(rowsTo(30), { by: 'offset', body: () => ({ total: 30 }) });
		const paging: Paging = { pageSize: 10, total: (body) => (body as { total: number }).total };
		expect(await walkPages(paging, Infinity, server.fetch, { offset: 15 })).toEqual(rowsTo(30).slice(15));
		expect(server.asked.map(({ offset }) => offset)).toEqual([15, 25]);
	});

	test('ends well when the total shrinks while it walks', async () => {
		const totals = [30, 12];
		const server = new Server(rowsTo(12), { body: ({ number }) => ({ total: totals[number - 1] }) });
		const paging: Paging = { ...PAGING, total: (body) => (body as { total: number }).total };
		expect(await walkPages(paging, Infinity, server.fetch)).toEqual(rowsTo(12));
	});

	test('stops at a server that gives the same page for ever', async () => {
		let calls = 0;
		const fetch = async () => {
			calls++;
			return await Promise.resolve({ rows: rowsTo(10), body: {} });
		};
		expect(await walkPages(PAGING, Infinity, fetch)).toEqual(rowsTo(10));
		expect(calls).toBe(2);
	});

	test('goes on past a page that repeats only some rows: new ones came in above', async () => {
		const pages = [[{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }], []];
		const fetch = async ({ number }: Page) =>
			await Promise.resolve({ rows: pages[number - 1] ?? [], body: {} });
		const ids = (await walkPages(PAGING, Infinity, fetch)).map(({ id }) => id);
		expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
	});

	test('asks once only when the answer held no list', async () => {
		let calls = 0;
		const fetch = async () => {
			calls++;
			return await Promise.resolve({ rows: [{ message: 'none' }], body: {}, last: true });
		};
		expect(await walkPages(PAGING, Infinity, fetch)).toEqual([{ message: 'none' }]);
		expect(calls).toBe(1);
	});

	test('throws at an endless server instead of giving half a list that looks whole', async () => {
		let calls = 0;
		const fetch = async () => await Promise.resolve({ rows: [{ id: calls++ }], body: {} });
		const error = await rejectionOf(walkPages(PAGING, Infinity, fetch));
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).message).toContain(`did not end after ${MAX_PAGES} pages`);
		expect(calls).toBe(MAX_PAGES);
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
					const rows = await walkPages({ pageSize }, wanted, server.fetch);
					expect(rows).toEqual(rowsTo(count).slice(0, wanted));
					expect(new Set(server.asked.map(({ size }) => size)).size).toBe(1);
				},
			),
		);
	});
});
