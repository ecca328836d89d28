import { shown, worldOf } from './harness/world.mts';
import { COLLECTION, createCollections, GET_MANY, GET_STATUS, hexai, PAYOUT } from './hexai.mts';

const world = worldOf(hexai);

const ACCEPTED_HEADERS = { accept: 'application/json', authorization: 'Bearer …_sim' };

describe('what goes over the wire', () => {
	test('a payout', async () => {
		const outcome = await world.action(PAYOUT).run([{ key: 'OUT-1', amount: '25.5' }]);
		expect(outcome.items).toEqual([
			{
				json: { transaction_id: expect.stringMatching(/^tx_/), client_reference: 'OUT-1', status: 'PENDING' },
				pairedItem: { item: 0 },
			},
		]);
		const [post] = await world.sandbox.requests();
		expect(post).toMatchObject({ method: 'POST', path: '/payouts/initiate', query: {} });
		expect(post?.bodyText).toBe(
			'{"client_reference":"OUT-1","recipient_mobile":"+2201234567","amount":"25.50","currency":"GMD"}',
		);
		expect(post?.headers).toMatchObject({ ...ACCEPTED_HEADERS, 'content-type': 'application/json' });
		expect(post?.headers).not.toHaveProperty('x-hexai-key');
	});

	test('a collection', async () => {
		const outcome = await world.action(COLLECTION).run([{ key: 'ORDER 1&2', amount: 100 }]);
		expect(outcome.items).toEqual([
			{
				json: {
					transaction_id: expect.stringMatching(/^tx_/),
					redirect_url: expect.stringContaining('/hexai/checkout/tx_'),
					status: 'PENDING',
				},
				pairedItem: { item: 0 },
			},
		]);
		const [post] = await world.sandbox.requests();
		expect(post).toMatchObject({ method: 'POST', path: '/collections/initiate' });
		expect(post?.body).toEqual({
			amount: '100.00',
			currency: 'GMD',
			client_reference: 'ORDER 1&2',
			success_url: 'https://example.com/thanks',
			error_url: 'https://example.com/sorry',
		});
	});

	test('a status: the reference is encoded, and a GET has no body', async () => {
		const key = 'ORDER 1&2?#ü';
		await createCollections(world.baseUrl, [key]);
		const outcome = await world.action(GET_STATUS).run([{ key }]);
		expect(outcome.json[0]).toMatchObject({ client_reference: key, status: 'PENDING', amount: '100.00' });
		const [get] = await world.sandbox.requests('GET');
		expect(get).toMatchObject({
			path: `/collections/status/${encodeURIComponent(key)}`,
			query: {},
			bodyText: '',
		});
		expect(get?.headers).toMatchObject(ACCEPTED_HEADERS);
		expect(get?.headers).not.toHaveProperty('content-type');
	});

	test.each(['a/b', '..', 'a\nb', '../client/balance', '%2e%2e/x'])(
		'the reference %j never reaches a path',
		async (key) => {
			const outcome = await world.action(GET_STATUS).run([{ key }]);
			expect(shown(outcome)).toMatchObject({
				message: "Client Reference holds characters that can't be part of an ID",
				itemIndex: 0,
			});
			expect(await world.sandbox.requests()).toEqual([]);
		},
	);

	test('the second header of newer hosts, and their payout path', async () => {
		await world.sandbox.change({ dialect: 'newer' });
		world.credential({ sendHexaiKeyHeader: true, payoutPath: '/payouts/send' });
		const outcome = await world.action(PAYOUT).run([{ key: 'NEW-1', amount: '30' }]);
		expect(outcome.json[0]).toMatchObject({ client_reference: 'NEW-1', status: 'PROCESSING' });
		const [post] = await world.sandbox.requests();
		expect(post).toMatchObject({ path: '/payouts/send', headers: { 'x-hexai-key': '…_sim' } });
	});

	test('a base URL with a slash at its end', async () => {
		world.credential({ baseUrl: `${world.baseUrl}//` });
		const outcome = await world.action({ resource: 'account', operation: 'getStats' }).run();
		expect(outcome.status).toBe('success');
		expect((await world.sandbox.requests())[0]?.path).toBe('/client/stats');
	});
});

describe('the account', () => {
	test('Get Balance gives what is in the envelope', async () => {
		const outcome = await world.action({ resource: 'account', operation: 'getBalance' }).run([{}, {}]);
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(outcome.json[0]).toMatchObject({ available_balance_gmd: '4500.50', total_payouts: 10 });
	});

	test('Get Stats gives the bare object', async () => {
		const outcome = await world.action({ resource: 'account', operation: 'getStats' }).run();
		expect(outcome.json).toEqual([expect.objectContaining({ pending_transactions_count: 0 })]);
	});

	test('Get Earnings Chart gives one item a day, all paired with their input', async () => {
		const outcome = await world.action({ resource: 'account', operation: 'getEarningsChart' }).run([{}, {}]);
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual([
			...Array.from({ length: 7 }, () => ({ item: 0 })),
			...Array.from({ length: 7 }, () => ({ item: 1 })),
		]);
		expect(outcome.json[0]).toHaveProperty('date');
	});
});

describe('Get Many transactions', () => {
	const references = Array.from({ length: 23 }, (_, index) => `list-${index}`);
	const listed = (json: Array<Record<string, unknown>>) => json.map((row) => row.client_reference).sort();

	test('Return All walks all pages', async () => {
		await createCollections(world.baseUrl, references);
		const node = world.action({ ...GET_MANY, returnAll: true, options: { pageSize: 10 } });
		expect(listed((await node.run()).json)).toEqual([...references].sort());
		const gets = await world.sandbox.requests('GET');
		expect(gets.map(({ query }) => query)).toEqual(
			['1', '2', '3', '4'].map((page) => ({ page, limit: '10' })),
		);
	});

	test('Return All misses nothing when the server silently caps its pages', async () => {
		await createCollections(world.baseUrl, references);
		await world.sandbox.change({ transactionsCap: 7 });
		const outcome = await world.action({ ...GET_MANY, returnAll: true }).run();
		expect(listed(outcome.json)).toEqual([...references].sort());
	});

	test.each(['data', 'data.transactions', 'transactions', 'data.items', 'items', 'results', 'root'])(
		'rows are found in %s',
		async (transactionsShape) => {
			await createCollections(world.baseUrl, references);
			await world.sandbox.change({ transactionsShape });
			const outcome = await world.action({ ...GET_MANY, returnAll: true }).run();
			expect(listed(outcome.json)).toEqual([...references].sort());
		},
	);

	test('Limit cuts the list, and asks for no more than that', async () => {
		await createCollections(world.baseUrl, references);
		const outcome = await world.action({ ...GET_MANY, limit: 4 }).run([{}, {}]);
		expect(outcome.items).toHaveLength(8);
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 0, 1, 1, 1, 1].map((item) => ({ item })),
		);
		expect((await world.sandbox.requests('GET')).map(({ query }) => query.limit)).toEqual(['4', '4']);
	});

	test('First Page is where the walk begins', async () => {
		await createCollections(world.baseUrl, references);
		const node = world.action({
			...GET_MANY,
			returnAll: true,
			filters: { page: 3 },
			options: { pageSize: 10 },
		});
		expect((await node.run()).items).toHaveLength(3);
	});

	test('an empty account gives no items', async () => {
		const outcome = await world.action({ ...GET_MANY, returnAll: true }).run();
		expect(outcome.items).toEqual([]);
	});
});

describe('Wait For Final Status', () => {
	const waiting = (seconds: number) => ({ ...GET_STATUS, waitForFinalStatus: true, waitTimeout: seconds });

	test('gives the status once it is final', async () => {
		const [id = ''] = await createCollections(world.baseUrl, ['final-1']);
		const started = world.action(waiting(20)).start([{ key: 'final-1' }]);
		while ((await world.sandbox.requests('GET')).length === 0)
			await new Promise((resolve) => setTimeout(resolve, 5));
		await world.sandbox.settle(id, 'pay');
		const { json } = await started.outcome;
		expect(json[0]).toMatchObject({ client_reference: 'final-1', status: 'SUCCEEDED', final: true });
		expect(await world.sandbox.requests('GET')).toHaveLength(2);
	});

	test('goes on with "final": false when the time is up', async () => {
		await createCollections(world.baseUrl, ['final-2']);
		const { json } = await world.action(waiting(1)).run([{ key: 'final-2' }]);
		expect(json[0]).toMatchObject({ status: 'PENDING', final: false });
	});

	test('refuses to wait longer than five minutes', async () => {
		const outcome = await world.action(waiting(301)).run([{ key: 'final-3' }]);
		expect(shown(outcome)).toMatchObject({
			message: 'Wait Up To must be between 1 and 300 seconds',
			itemIndex: 0,
		});
	});
});
