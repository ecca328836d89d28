/** In which order a list is read, over HexAI's strategy and a server that lists in whatever order. */
import type { IDataObject } from 'n8n-workflow';

import { hexAiPoll } from '../../../../nodes/HexAi/poll';
import fc from '../../../support/properties.mts';
import { FakePoll } from '../../support/poll.mts';

const START = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;

/** A payment made so many minutes after the start of the list. */
const payment = (id: string, minute: number, more: IDataObject = {}): IDataObject => ({
	transaction_id: id,
	status: 'SUCCEEDED',
	created_at: new Date(START + minute * MINUTE).toISOString(),
	...more,
});

/** Newest first, a minute between two. */
const old = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => payment(`old-${count - index}`, count - index));

async function published(rows: IDataObject[], options: IDataObject = {}): Promise<FakePoll> {
	const node = new FakePoll(rows);
	node.strategy = hexAiPoll;
	node.credential = { apiKey: 'sk_test_1', baseUrl: 'https://api.hexai.test/v1' };
	node.mostPerPage = 10;
	node.parameters = { events: ['*'], options };
	expect(await node.poll()).toBeNull();
	return node;
}

const names = (rows: IDataObject[]): string[] =>
	rows.map(({ transaction_id: id }) => `${String(id)}:succeeded`);

/** What several polls tell in all. */
async function told(node: FakePoll, polls: number): Promise<string[]> {
	const ids: string[] = [];
	for (let poll = 0; poll < polls; poll++) ids.push(...(await node.ids()));
	return ids;
}

describe('a list from the newest row on stays one', () => {
	test('when ten payouts come whose last change rises down the page', async () => {
		const node = await published(old(600));
		const at = (second: number) => new Date(START + 700 * MINUTE + second * 1000).toISOString();
		const fresh = Array.from({ length: 10 }, (_, index) =>
			payment(`new-${index}`, 699 - index, { updated_at: at(index === 9 ? 1 : 0) }),
		);
		node.rows = [...fresh, ...node.rows];
		expect((await told(node, 7)).sort()).toEqual(names(fresh).sort());
	});

	test('when a payroll comes whose times rise down the list', async () => {
		const node = await published(old(600));
		node.mostPerPage = 50;
		const payroll = Array.from({ length: 50 }, (_, index) => payment(`pay-${index}`, 700 + index / 1000));
		node.rows = [...payroll, ...node.rows];
		expect((await told(node, 3)).sort()).toEqual(names(payroll).sort());
	});

	test('when times are dates alone and an old payment is refunded', async () => {
		const day = (minute: number) => new Date(START + minute * MINUTE).toISOString().slice(0, 10);
		const dated = old(600).map((row, index) => ({ ...row, created_at: day(600 - index) }));
		const node = await published(dated);
		node.mostPerPage = 50;
		node.rows = dated.map((row, index) =>
			index === 49 ? { ...row, status: 'REFUNDED', updated_at: '2026-07-01' } : row,
		);
		expect(await told(node, 3)).toEqual(['old-551:refunded']);
	});

	test('when it holds only its newest rows by now', async () => {
		const node = await published(old(30), { pageSize: 5, lookBack: 10 });
		const now = Date.now();
		node.rows = [-2, -1, 0].map((minute, index) => payment(`n-${index}`, (now - START) / MINUTE + minute));
		expect((await told(node, 2)).sort()).toEqual(names(node.rows).sort());
	});

	test('when few rows are left, and a known one below the new ones has changed just now', async () => {
		const node = await published(old(30), { pageSize: 5, lookBack: 10 });
		const fresh = [payment('n-1', 698), payment('n-0', 697)];
		const updated_at = new Date(START + 700 * MINUTE).toISOString();
		node.rows = [...fresh, payment('old-30', 30, { updated_at })];
		expect((await told(node, 2)).sort()).toEqual(names(fresh).sort());
	});

	test('although a few of its rows stand out of turn as it is read for the first time', async () => {
		const rows = old(600);
		rows.splice(3, 0, ...rows.splice(100, 5));
		const node = await published(rows);
		const calls = node.pages;
		expect(await node.poll()).toBeNull();
		expect(node.pages - calls).toBeLessThanOrEqual(20);
	});
});

test.each([
	['rise', (rows: IDataObject[]) => rows.reverse()],
	[
		'fall in each of six parts',
		(rows: IDataObject[]) => [0, 1, 2, 3, 4, 5].flatMap((part) => rows.filter((_, at) => at % 6 === part)),
	],
	['rise within large parts', (rows: IDataObject[]) => [...rows.slice(0, 200).reverse(), ...rows.slice(200)]],
])('a list whose times %s is read to its end, now and later', async (_name, arranged) => {
	const node = await published(arranged(old(600)));
	node.rows = [...node.rows, payment('last', 700)];
	expect(await told(node, 2)).toEqual(['last:succeeded']);
	node.rows = [payment('first', 701), ...node.rows];
	expect(await told(node, 2)).toEqual(['first:succeeded']);
});

test('one too long for that is refused before anything is taken for seen', async () => {
	const node = new FakePoll(old(5100).reverse());
	node.strategy = hexAiPoll;
	node.parameters = { options: { pageSize: 500 } };
	await expect(node.poll()).rejects.toThrow('The list has more than 5000 rows');
	expect(node.memory).toEqual({});
	node.parameters = { options: { pageSize: 500, listOrder: 'oldestFirst' } };
	expect(await node.poll()).toBeNull();
	node.rows = [...node.rows, payment('last', 6000)];
	expect(await node.ids()).toEqual(['last:succeeded']);
});

test('an order that is chosen is not judged', async () => {
	const node = await published(old(600).reverse(), { listOrder: 'newestFirst' });
	const calls = node.pages;
	expect(await node.poll()).toBeNull();
	expect(node.pages - calls).toBe(20);
});

test('a list that was empty when it was published, and gets a payroll whose times rise', async () => {
	const node = await published([], { mostEvents: 1000 });
	const payroll = Array.from({ length: 300 }, (_, index) => payment(`pay-${index}`, 700 + index / 1000));
	node.rows = payroll;
	expect((await told(node, 2)).sort()).toEqual(names(payroll).sort());
	const later = Array.from({ length: 5 }, (_, index) => payment(`later-${index}`, 900 - index));
	node.rows = [...later, ...payroll];
	expect((await told(node, 2)).sort()).toEqual(names(later).sort());
});

/** How a provider may arrange its rows: the number of a row is when it came. */
const ARRANGED: Record<string, (came: number) => number> = {
	newestFirst: (came) => -came,
	oldestFirst: (came) => came,
	'newest batch first, each from its oldest row on': (came) => -Math.floor(came / 25) + (came % 25) / 100,
	'in no order': (came) => (came * 7919) % 1009,
};

test('however a list is arranged, each new row is told once and no old one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...Object.keys(ARRANGED)),
			fc.integer({ min: 0, max: 400 }),
			fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 }),
			fc.constantFrom(10, 50),
			async (arrangement, before, steps, mostPerPage) => {
				const place = ARRANGED[arrangement] ?? Number;
				const listed = (count: number) =>
					Array.from({ length: count }, (_, came) => came)
						.sort((one, other) => place(one) - place(other))
						.map((came) => payment(String(came), came));
				const node = await published(listed(before), { mostEvents: 1000 });
				node.mostPerPage = mostPerPage;
				let count = before;
				const ids: string[] = [];
				for (const step of steps) {
					count += step;
					node.rows = listed(count);
					ids.push(...(await told(node, 2)));
				}
				const expected = Array.from({ length: count - before }, (_, index) => `${before + index}:succeeded`);
				expect(ids.sort()).toEqual(expected.sort());
			},
		),
		{ numRuns: 60 },
	);
});
