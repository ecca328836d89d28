/** A list that changes while it is read: what came out is held against what the server itself has kept. */
import type { Paging } from '../../../../nodes/shared/api/paging';
import { ListedRows } from '../../../../nodes/shared/http/listedRows';
import { walkPages, type FetchPage } from '../../../../nodes/shared/http/pages';
import fc from '../../../support/properties.mts';

interface Row {
	[name: string]: string | number;
	id: string;
	version: number;
}

/** What happens between two pages. `at` is a share of the list, from its top (0) to its end (1). */
type Change = { kind: 'insert'; count: number } | { kind: 'pay' | 'payToTop' | 'delete'; at: number };

const rowId: NonNullable<Paging['rowId']> = ({ id }) => (typeof id === 'string' ? id : undefined);

/** Newest first. It keeps the last version it has shown of each row. */
class MovingList {
	readonly shown = new Map<string, Row>();
	/** How many rows have left their place such that others move up into it. */
	left = 0;
	private rows: Row[];
	private made = 0;
	private readonly by: 'page' | 'offset';
	private readonly changes: Change[];
	readonly first: readonly string[];

	constructor(count: number, by: 'page' | 'offset', changes: readonly Change[]) {
		this.by = by;
		this.changes = [...changes];
		this.rows = Array.from({ length: count }, () => this.fresh());
		this.first = this.rows.map(({ id }) => id);
	}

	readonly fetch: FetchPage = async ({ number, offset, size }, isProbe) => {
		const from = this.by === 'offset' ? offset : (number - 1) * size;
		const rows = this.rows.slice(from, from + size).map((row) => ({ ...row }));
		if (!isProbe) for (const row of rows) this.shown.set(row.id, row);
		const change = this.changes.shift();
		if (change) this.apply(change);
		return await Promise.resolve({ rows, body: {} });
	};

	private fresh(): Row {
		return { id: `row ${this.made++}`, version: 1 };
	}

	private apply(change: Change): void {
		if (change.kind === 'insert') {
			this.rows.unshift(...Array.from({ length: change.count }, () => this.fresh()));
			return;
		}
		const place = Math.floor(change.at * (this.rows.length - 1));
		const row = this.rows[place];
		if (!row) return;
		const paid = { ...row, version: row.version + 1 };
		if (change.kind === 'pay') this.rows[place] = paid;
		else {
			this.left += 1;
			this.rows.splice(place, 1);
			if (change.kind === 'payToTop') this.rows.unshift(paid);
		}
	}
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const insert = fc.record({ kind: fc.constant('insert' as const), count: fc.integer({ min: 1, max: 12 }) });
const pay = fc.record({ kind: fc.constant('pay' as const), at: share });
const leave = fc.record({ kind: fc.constantFrom('payToTop' as const, 'delete' as const), at: share });

const world = (change: fc.Arbitrary<Change>) => ({
	count: fc.nat(40),
	pageSize: fc.integer({ min: 1, max: 10 }),
	by: fc.constantFrom('page' as const, 'offset' as const),
	changes: fc.array(change, { maxLength: 15 }),
});

const HOLDS = { numRuns: 500 };

describe('a list that changes while it is read', () => {
	test('gives each row once and as it was seen last, whatever happens', async () => {
		await fc.assert(
			fc.asyncProperty(fc.record(world(fc.oneof(insert, pay, leave))), async (given) => {
				const list = new MovingList(given.count, given.by, given.changes);
				const { rows, gap } = await walkPages({ pageSize: given.pageSize, rowId }, Infinity, list.fetch);
				expect(gap).toBeUndefined();
				const ids = rows.map(({ id }) => String(id));
				expect(new Set(ids).size).toBe(ids.length);
				expect(new Map(rows.map((row) => [row.id, row]))).toEqual(list.shown);
				const missing = list.first.filter((id) => !ids.includes(id));
				expect(missing.length).toBeLessThanOrEqual(list.left);
			}),
			HOLDS,
		);
	});

	test('lacks no row that was there from the beginning, when none leaves its place', async () => {
		await fc.assert(
			fc.asyncProperty(fc.record(world(fc.oneof(insert, pay))), async (given) => {
				const list = new MovingList(given.count, given.by, given.changes);
				const { rows } = await walkPages({ pageSize: given.pageSize, rowId }, Infinity, list.fetch);
				const ids = rows.map(({ id }) => id);
				expect(ids).toEqual(expect.arrayContaining([...list.first]));
			}),
			HOLDS,
		);
	});
});

test('rows without an id come out as they are, however often they are equal', async () => {
	const word = fc.constantFrom('fee', 'fee', 'interest');
	await fc.assert(
		fc.asyncProperty(
			fc.array(word, { maxLength: 60 }),
			fc.integer({ min: 1, max: 8 }),
			fc.constantFrom('page' as const, 'offset' as const),
			async (words, pageSize, by) => {
				const all = words.map((text) => ({ text }));
				const fetch: FetchPage = async ({ number, offset, size }) => {
					const from = by === 'offset' ? offset : (number - 1) * size;
					return await Promise.resolve({ rows: all.slice(from, from + size), body: {} });
				};
				expect((await walkPages({ pageSize, rowId }, Infinity, fetch)).rows).toEqual(all);
			},
		),
		HOLDS,
	);
});

test('an id is the same one as a number and as text', () => {
	const rows = new ListedRows(({ id }) => String(id));
	rows.add([{ id: 1, version: 1 }]);
	expect(rows.bringsNews([{ id: '1', version: 2 }])).toBe(false);
	expect(rows.add([{ id: '1', version: 2 }])).toBe(0);
	expect(rows.all).toEqual([{ id: '1', version: 2 }]);
});

/** What is kept of pages by docs/lists.md, with nothing remembered between two of them but the rows. */
function keptOf(pages: ReadonlyArray<readonly Keyed[]>): Keyed[] {
	let idsHold = true;
	let kept: Keyed[] = [];
	for (const page of pages) {
		idsHold &&= page.every((row) =>
			page.every(({ id, text }) => id === undefined || id !== row.id || text === row.text),
		);
		for (const row of page) {
			const isKnown = idsHold && row.id !== undefined && kept.some(({ id }) => id === row.id);
			kept = isKnown ? kept.map((one) => (one.id === row.id ? row : one)) : [...kept, row];
		}
	}
	return kept;
}

interface Keyed {
	[name: string]: string | undefined;
	id: string | undefined;
	text: string;
}

test('keeps of any pages what the docs say', () => {
	const row = fc.record({
		id: fc.option(fc.constantFrom('1', '2', '3', '4', ''), { nil: undefined }),
		text: fc.constantFrom('old', 'old', 'old', 'new'),
	});
	fc.assert(
		fc.property(fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 5 }), (pages) => {
			const rows = new ListedRows(rowId);
			const added = pages.map((page) => rows.add(page));
			expect(rows.all).toEqual(keptOf(pages));
			expect(added.reduce((sum, count) => sum + count, 0)).toBe(rows.all.length);
		}),
		{ numRuns: 3000 },
	);
});
