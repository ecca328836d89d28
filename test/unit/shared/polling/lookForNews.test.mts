/** What the providers' poll triggers take for news, over a server whose list is whatever a test makes it. */
import type { IDataObject } from 'n8n-workflow';

import { finCodePoll } from '../../../../nodes/FinCode/poll';
import { fincorePoll } from '../../../../nodes/Fincore/poll';
import { hexAiPoll } from '../../../../nodes/HexAi/poll';
import type { PollStrategy } from '../../../../nodes/shared/api/poll';
import { FakePoll } from '../../support/poll.mts';

const DAY = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** How each provider writes a payment that was made so many days ago. */
const PROVIDERS: Record<string, { strategy: PollStrategy; row: (id: string, days: number) => IDataObject }> =
	{
		HexAI: {
			strategy: hexAiPoll,
			row: (id, days) => ({ transaction_id: id, status: 'SUCCEEDED', created_at: daysAgo(days) }),
		},
		Fincore: {
			strategy: fincorePoll,
			row: (id, days) => ({ id, status: 'completed', date: daysAgo(days).slice(0, 10) }),
		},
		FinCode: {
			strategy: finCodePoll,
			row: (id, days) => ({ pcn: id, status: 'PAID', creationDate: daysAgo(days) }),
		},
	};

async function published(
	name: string,
	rows: IDataObject[] = [],
	parameters: IDataObject = {},
): Promise<FakePoll> {
	const { strategy } = PROVIDERS[name] ?? {};
	const node = new FakePoll(rows);
	node.strategy = strategy;
	node.credential = {
		apiKey: 'sk_test_1',
		baseUrl: 'https://api.provider.test/v1',
		environment: 'custom',
		domain: 'acme',
		authentication: 'apiToken',
		apiToken: 'token',
		platform: 'web',
		uuid: 'u-1',
	};
	node.parameters = { events: ['*'], list: 'transactions', ...parameters };
	expect(await node.poll()).toBeNull();
	return node;
}

/** The references of what a poll tells. */
async function told(node: FakePoll): Promise<string[]> {
	return (await node.ids()).map((id) => id.split(':').find((part) => /^p\d+$/.test(part)) ?? id);
}

describe.each(Object.keys(PROVIDERS))('%s', (name) => {
	const row = (id: string, days: number): IDataObject => PROVIDERS[name]?.row(id, days) ?? {};

	test('a first payment that is dated back starts the workflow', async () => {
		const node = await published(name);
		node.rows = [row('p1', 7)];
		expect(await told(node)).toEqual(['p1']);
		expect(await told(node)).toEqual([]);
	});

	test('one that comes dated back into a list that was known to its end does so too, wherever it stands', async () => {
		const known = [row('p3', 0.1), row('p2', 1), row('p1', 3)];
		const node = await published(name, known);
		node.rows = [known[0] ?? {}, row('p4', 0.5), known[1] ?? {}, row('p5', 2), known[2] ?? {}, row('p6', 30)];
		expect((await told(node)).sort()).toEqual(['p4', 'p5', 'p6']);
		expect(await told(node)).toEqual([]);
	});
});

describe.each([
	['Fincore', { options: { endpointPath: '/payments' } }, { options: { endpointPath: '/payments/' } }],
	['FinCode', { filters: { fromAmount: '1' } }, { filters: { fromAmount: '2' } }],
	['HexAI', { options: {} }, { options: { listOrder: 'newestFirst' } }],
])('%s asked in another way', (name, before, after) => {
	const row = (id: string, days: number): IDataObject => PROVIDERS[name]?.row(id, days) ?? {};
	const known = () => [row('p2', 4), row('p1', 8)];

	test('goes on where it finds its place, with what came since', async () => {
		const node = await published(name, known(), before);
		node.parameters = { ...node.parameters, ...after };
		node.rows = [row('p3', 0), ...node.rows];
		expect(await told(node)).toEqual(['p3']);
		node.rows = [row('p4', 0), ...node.rows];
		expect(await told(node)).toEqual(['p4']);
	});

	test('goes on without what is older than all it knows', async () => {
		const node = await published(name, known(), before);
		node.parameters = { ...node.parameters, ...after };
		node.rows = [row('p3', 0), ...node.rows, row('p9', 20), row('p8', 30)];
		expect(await told(node)).toEqual(['p3']);
		expect(await told(node)).toEqual([]);
	});

	test.each([
		['shows rows between those it knows', [row('p3', 0), row('p2', 4), row('p7', 6), row('p1', 8)]],
		['shows none that it knows', [row('p3', 0), row('p7', 1)]],
		[
			'shows rows without a time',
			[{ ...row('p3', 0), created_at: '', date: '', creationDate: '' }, ...known()],
		],
	])('begins anew, with nothing old, where the list %s', async (_case, rows) => {
		const node = await published(name, known(), before);
		node.parameters = { ...node.parameters, ...after };
		node.rows = rows;
		expect(await told(node)).toEqual([]);
		node.rows = [row('p4', 0), ...rows];
		expect(await told(node)).toEqual(['p4']);
	});
});

test('what a poll still owes comes after a change of the way it asks', async () => {
	const { row } = PROVIDERS.Fincore ?? {};
	const node = await published('Fincore', [row?.('p1', 3) ?? {}], { options: { mostEvents: 1 } });
	node.rows = [row?.('p4', 0) ?? {}, row?.('p3', 0) ?? {}, row?.('p2', 0) ?? {}, ...node.rows];
	const [first = ''] = await told(node);
	node.parameters = { ...node.parameters, options: { mostEvents: 1, endpointPath: '/payments/' } };
	const rest = [await told(node), await told(node), await told(node)];
	expect(rest.map(({ length }) => length)).toEqual([1, 1, 0]);
	expect([first, ...rest.flat()].sort()).toEqual(['p2', 'p3', 'p4']);
});
