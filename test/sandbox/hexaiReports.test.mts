import { collection, harness, type Harness, payout } from './harness.mts';

interface Failure {
	status: string;
	error: { code: string; message: string; details?: Record<string, unknown> };
}

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

describe('reports', () => {
	test('the opening balance is the documented sample', async () => {
		const reply = await box.api('GET', '/client/balance');
		expect(reply.json).toEqual({
			status: 'success',
			data: {
				available_balance_bututs: 450050,
				available_balance_gmd: '4500.50',
				total_collected_bututs: 1000000,
				total_collected_gmd: '10000.00',
				platform_commissions_bututs: 20000,
				platform_commissions_gmd: '200.00',
				net_collections_bututs: 980000,
				net_collections_gmd: '9800.00',
				total_paid_out_bututs: 530000,
				total_paid_out_gmd: '5300.00',
				successful_collections: 25,
				total_payouts: 10,
			},
		});
	});

	test('stats are bare and follow what happened today', async () => {
		const paid = (await box.collect('S-1', '1000.01')).json.data;
		await box.collect('S-2', '20.05');
		await box.settle(paid.transaction_id, 'pay');
		const reply = await box.api('GET', '/client/stats');
		expect(reply.json).toEqual({
			total_volume_bututs: 100001,
			total_volume_gmd: '1000.01',
			today_earnings_bututs: 98001,
			today_earnings_gmd: '980.01',
			pending_transactions_count: 1,
			pending_volume_bututs: 2005,
			pending_volume_gmd: '20.05',
		});
	});

	test('the chart is a bare array of seven days in order, today from real payments', async () => {
		type Row = { date: string; earnings_bututs: number; earnings_gmd: string; count: number };
		const { transaction_id: id } = (await box.collect('C-1', '100.00')).json.data;
		await box.settle(id, 'pay');
		const rows = (await box.api<Row[]>('GET', '/client/earnings-chart')).json;
		expect(rows).toHaveLength(7);
		expect(rows.map(({ date }) => date)).toEqual(rows.map(({ date }) => date).toSorted());
		expect(rows.at(-1)).toMatchObject({ earnings_bututs: 9800, earnings_gmd: '98.00', count: 1 });
		expect(rows[0]).toMatchObject({ earnings_bututs: 120050, earnings_gmd: '1200.50', count: 12 });
		await box.advance(86_400_000);
		const tomorrow = (await box.api<Row[]>('GET', '/client/earnings-chart')).json;
		expect(tomorrow.at(-1)).toMatchObject({ earnings_bututs: 0, count: 0 });
		expect(tomorrow.at(-2)).toEqual(rows.at(-1));
		expect(tomorrow[0]).toEqual(rows[1]);
	});
});

describe('transactions', () => {
	const references = (rows: unknown): string[] =>
		(rows as Array<{ client_reference: string }>).map((row) => row.client_reference);

	beforeEach(async () => {
		for (let index = 1; index <= 23; index++) await box.collect(`T-${index}`);
	});

	test('newest first, ten per page unless asked otherwise', async () => {
		const first = await box.api<{ status: string; data: unknown[] }>('GET', '/client/transactions');
		expect(first.json.status).toBe('success');
		expect(references(first.json.data)).toEqual(Array.from({ length: 10 }, (_, index) => `T-${23 - index}`));
		const last = await box.api<{ data: unknown[] }>('GET', '/client/transactions?page=3&limit=11');
		expect(references(last.json.data)).toEqual(['T-1']);
		const beyond = await box.api<{ data: unknown[] }>('GET', '/client/transactions?page=9&limit=11');
		expect(beyond.json.data).toEqual([]);
	});

	test('the cap cuts the page size and keeps pages seamless', async () => {
		await box.set({ transactionsCap: 20 });
		const pages = await Promise.all(
			[1, 2].map((page) => box.api<{ data: unknown[] }>('GET', `/client/transactions?page=${page}&limit=50`)),
		);
		expect(pages.map(({ json }) => json.data.length)).toEqual([20, 3]);
		expect(new Set(pages.flatMap(({ json }) => references(json.data))).size).toBe(23);
	});

	test.each(['data', 'data.transactions', 'transactions', 'data.items', 'items', 'results'])(
		'rows can lie at %s',
		async (place) => {
			await box.set({ transactionsShape: place });
			const body = (await box.api('GET', '/client/transactions?limit=2')).json;
			const rows = place
				.split('.')
				.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], body);
			expect(references(rows)).toEqual(['T-23', 'T-22']);
		},
	);

	test('rows can be the root', async () => {
		await box.set({ transactionsShape: 'root' });
		expect(references((await box.api('GET', '/client/transactions?limit=1')).json)).toEqual(['T-23']);
	});

	test.each(['page=0', 'limit=0', 'limit=-1', 'page=x', 'limit='])('%s is refused', async (query) => {
		const reply = await box.api<Failure>('GET', `/client/transactions?${query}`);
		expect([reply.status, reply.json.error.code]).toEqual([400, 'VALIDATION_ERROR']);
	});
});

describe('the newer dialect', () => {
	const both = { 'x-hexai-key': 'sk_test_sim' };
	beforeEach(() => box.set({ dialect: 'newer' }));

	test('wants the key in both headers and answers flat errors', async () => {
		const reply = await box.api('GET', '/client/balance');
		expect(reply.status).toBe(401);
		expect(reply.json).toEqual({ status: 'error', code: 'UNAUTHORIZED', message: expect.any(String) });
		expect((await box.api('GET', '/client/balance', undefined, both)).json).toMatchObject({
			available_balance_bututs: 450050,
		});
	});

	test('payouts go to /payouts/send, start PROCESSING, answer 201 without envelope', async () => {
		expect((await box.api('POST', '/payouts/initiate', payout('N-1', '10.00'), both)).status).toBe(404);
		const reply = await box.api('POST', '/payouts/send', payout('N-1', '10.00'), both);
		expect(reply.status).toBe(201);
		expect(reply.json).toMatchObject({ client_reference: 'N-1', status: 'PROCESSING', amount: '10.00' });
		await box.advance(1_000);
		expect((await box.api('GET', '/collections/status/N-1', undefined, both)).json).toMatchObject({
			status: 'SUCCEEDED',
		});
	});

	test('a payout with bututs is accepted, then fails and gives the money back', async () => {
		await box.api('POST', '/payouts/send', payout('N-2', '10.50'), both);
		expect((await box.state()).balances.available_balance_bututs).toBe(449000);
		await box.advance(1_000);
		expect((await box.state()).transactions[0]).toMatchObject({
			status: 'FAILED',
			reason: 'unsupported_amount',
		});
		expect((await box.state()).balances.available_balance_bututs).toBe(450050);
	});

	test('a cancelled collection is CANCELLED', async () => {
		const reply = await box.api<{ transaction_id: string }>(
			'POST',
			'/collections/initiate',
			collection('N-3', '10.00'),
			both,
		);
		await box.settle(reply.json.transaction_id, 'cancel');
		expect((await box.state()).transactions[0]).toMatchObject({ status: 'CANCELLED' });
	});
});
