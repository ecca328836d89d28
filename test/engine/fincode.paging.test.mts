import { behavesAsList } from './behaviours/lists.mts';
import { worldOf } from './harness/world.mts';
import {
	callSimulator,
	calls,
	CUSTOMER_ID,
	fincode,
	forgetCalls,
	loanThatIs,
	NAIRA_WALLET,
	ONE,
	PRODUCT,
	SIX,
	transactionToPay,
	WALLET,
} from './fincode.mts';

const world = worldOf(fincode);

const today = new Date().toISOString().slice(0, 10);

/** The lists that come in pages, and a way to put some rows on each. */
const LISTS: ReadonlyArray<{
	title: string;
	parameters: Record<string, unknown>;
	fill(): Promise<unknown>;
	id: string;
	pages: 'query' | 'path';
	firstPage: number;
}> = [
	{
		title: 'loan.getAll',
		parameters: { resource: 'loan', operation: 'getAll', customerId: CUSTOMER_ID },
		fill: async () => await loanThatIs(world, 'REQUESTED'),
		id: 'loanApplicationId',
		pages: 'query',
		firstPage: 1,
	},
	{
		title: 'investment.getPortfolios',
		parameters: { resource: 'investment', operation: 'getPortfolios', customerId: CUSTOMER_ID },
		fill: async () =>
			await callSimulator(world, 'POST', '/v1/user/apply', {
				investmentProductId: PRODUCT,
				numberOfUnitsToPurchase: 1,
				userWalletId: WALLET,
				customerId: CUSTOMER_ID,
				customerName: 'Ada Obi',
			}),
		id: 'investmentId',
		pages: 'query',
		firstPage: 1,
	},
	{
		title: 'payment.getAwaiting',
		parameters: {
			resource: 'payment',
			operation: 'getAwaiting',
			selectedCurrency: 'GBP',
			fromDate: today,
			toDate: today,
		},
		fill: async () => {
			const pcn = await transactionToPay(world);
			const path = `${SIX}/paymentmanagement/notify-bank-transfer-payment`;
			await callSimulator(world, 'POST', path, { pcn, option: 'bank_pay_later' });
		},
		id: 'id',
		pages: 'query',
		firstPage: 1,
	},
	{
		title: 'ledger.getHistory',
		parameters: { resource: 'ledger', operation: 'getHistory', accountId: WALLET },
		fill: async () => await callSimulator(world, 'PUT', `/v1/user/wallet/fund-wallet/${WALLET}/5`),
		id: 'id',
		pages: 'path',
		firstPage: 0,
	},
];

describe.each(LISTS)('$title', ({ parameters, fill, id, pages, firstPage }) => {
	const ROWS = 5;
	/** Puts rows on the list; gives how many there are then. */
	async function filled(): Promise<number> {
		for (let row = 0; row < ROWS; row++) await fill();
		await forgetCalls(world);
		return pages === 'path' ? ROWS + 1 : ROWS;
	}
	const asked = async () =>
		(await calls(world)).map(({ query, path }) =>
			pages === 'query' ? `${String(query.page)}/${String(query.size)}` : path.split('/').slice(-2).join('/'),
		);
	const all = async (more: Record<string, unknown> = {}) =>
		await world.action({ ...parameters, returnAll: true, ...more }).run();

	test('Return All gives every row once', async () => {
		const count = await filled();
		const { json } = await all();
		expect(new Set(json.map((row) => row[id])).size).toBe(count);
		expect(json).toHaveLength(count);
		const [first] = await asked();
		expect(first?.split('/')[0]).toBe(String(firstPage));
	});

	test('also when the server silently caps its pages, with the same size on every page', async () => {
		const count = await filled();
		await world.sandbox.change({ listCap: 2 });
		const { json } = await all();
		expect(new Set(json.map((row) => row[id])).size).toBe(count);
		// Where no largest page is documented, 50 is tried first.
		const sizes = (await asked()).map((page) => page.split('/')[1]);
		expect(sizes).toEqual([...sizes].sort().reverse());
		expect(new Set(sizes.slice(2)).size).toBe(1);
	});

	test('Limit cuts the list and asks for no more', async () => {
		await filled();
		const { json } = await world.action({ ...parameters, limit: 3 }).run();
		expect(json).toHaveLength(3);
		expect(await asked()).toEqual([`${firstPage}/3`]);
	});

	test('a 404 after the first page ends the list, a 404 on it is an error', async () => {
		const count = await filled();
		const outcome = world.action({ ...parameters, returnAll: true });
		await world.sandbox.fault({ kind: 'slow', delayMs: 0, method: 'GET' });
		await world.sandbox.fault({ kind: 'status', status: 404, method: 'GET' });
		expect((await outcome.run()).json).toHaveLength(count);
		await world.sandbox.fault({ kind: 'status', status: 404, method: 'GET' });
		expect((await outcome.run()).status).toBe('error');
	});

	test('an empty answer gives no items', async () => {
		await world.sandbox.fault({
			kind: 'status',
			status: 200,
			method: 'GET',
			body: { status: 'SUCCESS', data: [] },
		});
		expect((await all()).items).toEqual([]);
	});

	test('a server that gives the same page again and again ends the walk', async () => {
		const body = { status: 'SUCCESS', data: [{ id: 1 }, { id: 2 }] };
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'GET', body, times: 20 });
		const { json } = await all();
		expect(json).toEqual([{ id: 1 }, { id: 2 }]);
		expect((await calls(world)).length).toBeLessThanOrEqual(4);
	});
});

test('a list as the only array of an object', async () => {
	await loanThatIs(world, 'REQUESTED');
	await loanThatIs(world, 'REQUESTED');
	await world.sandbox.change({ listShape: 'object' });
	const { json } = await world.action({ ...LISTS[0]?.parameters, returnAll: true }).run();
	expect(json).toHaveLength(2);
});

test('a ledger whose first page is 1 loses nothing and repeats nothing', async () => {
	for (let row = 0; row < 4; row++) {
		await callSimulator(world, 'PUT', `/v1/user/wallet/fund-wallet/${NAIRA_WALLET}/5`);
	}
	await world.sandbox.change({ ledgerFirstPage: '1', listCap: 2 });
	const { json } = await world
		.action({ resource: 'ledger', operation: 'getHistory', accountId: NAIRA_WALLET, returnAll: true })
		.run();
	expect(json).toHaveLength(5);
	expect(new Set(json.map(({ id }) => id)).size).toBe(5);
});

test('Get Many transactions offers no Return All, because its page fields are not known', () => {
	const { properties } = world.engine.loaded.nodeTypes.getByNameAndVersion(
		'n8n-nodes-fintech.finCode',
		1,
	).description;
	const offered = properties.filter(
		({ name, displayOptions }) =>
			name === 'returnAll' &&
			displayOptions?.show?.resource?.includes('transaction') &&
			displayOptions.show.operation?.includes('getAll'),
	);
	expect(offered).toEqual([]);
});

describe('a loan history', () => {
	behavesAsList(world, {
		parameters: { resource: 'loan', operation: 'getAll', customerId: CUSTOMER_ID },
		path: `${ONE}/user/get-loan-history/${CUSTOMER_ID}`,
		id: 'loanApplicationId',
		body: (data) => ({ status: 'SUCCESS', data: [...data] }),
		sample: {
			row: {
				loanApplicationId: 'L-1',
				loanStatus: 'DISBURSED',
				loanAmount: 1000.5,
				currencyCode: 'NGN',
				dateOfRequest: '2024-01-02',
			},
			subject: {
				type: 'loan',
				id: 'L-1',
				reference: null,
				amount: '1000.5',
				providerAmount: '1000.5',
				currency: 'NGN',
				status: 'succeeded',
				providerStatus: 'DISBURSED',
				occurredAt: null,
			},
		},
	});
});

const SAID: ReadonlyArray<[string, unknown, number]> = [
	['data: []', { status: 'SUCCESS', data: [] }, 0],
	[
		'rows beside warnings',
		{ status: 'SUCCESS', data: { items: [{ id: 'a' }, { id: 'b' }], warnings: [] } },
		2,
	],
	['rows as data', { status: 'SUCCESS', data: [{ id: 'a' }] }, 1],
];

describe.each(LISTS)('$title in an undocumented shape', ({ parameters }) => {
	test.each(SAID)('%s', async (_what, body, count) => {
		await world.sandbox.fault({ kind: 'status', status: 200, method: 'GET', body });
		const outcome = await world.action({ ...parameters, returnAll: true }).run();
		expect(outcome.json.filter(({ id }) => ['a', 'b'].includes(String(id)))).toHaveLength(count);
		expect(outcome.json.filter(({ warning }) => warning !== undefined)).toEqual([]);
	});
});
