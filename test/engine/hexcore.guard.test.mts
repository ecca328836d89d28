import { shown, worldOf } from './harness/world.mts';
import { hexcore, OTHER, SOURCE, TRANSFER } from './hexcore.mts';

const world = worldOf(hexcore);

interface Case {
	title: string;
	parameters: Record<string, unknown>;
	/** Makes what the transfer needs, and gives the item. */
	prepare(): Promise<Record<string, unknown>>;
	path: RegExp;
}

/** Calls the simulator past the node. */
async function call(method: string, path: string, body: object): Promise<Record<string, unknown>> {
	const answer = await fetch(world.baseUrl + path, {
		method,
		headers: { authorization: 'Bearer sk_test_sim', 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return ((await answer.json()) as { data: Record<string, unknown> }).data;
}

const nothing = async () => ({});

const CASES: Case[] = [
	{
		title: 'transfer.initiate',
		parameters: { ...TRANSFER, amount: '100' },
		prepare: nothing,
		path: /^\/transfers/,
	},
	{
		title: 'loan.disburse',
		parameters: {
			resource: 'loan',
			operation: 'disburse',
			loanId: '={{ $json.loanId }}',
			accountNumber: OTHER,
		},
		prepare: async () => {
			const loan = { customer_id: 'cus_8f92jdl29skw', amount: 100, tenor: 1, interest_rate: 1 };
			const { loan_id: loanId } = await call('POST', '/loans/request', loan);
			await call('PUT', `/loans/${String(loanId)}/approve`, { status: 'APPROVED' });
			return { loanId };
		},
		path: /disburse$/,
	},
	{
		title: 'standingOrder.create',
		parameters: {
			resource: 'standingOrder',
			operation: 'create',
			sourceAccount: SOURCE,
			destinationAccount: OTHER,
			amount: '10',
			frequency: 'DAILY',
			startDate: '2035-01-01T00:00:00',
		},
		prepare: nothing,
		path: /^\/standing-orders/,
	},
	{
		title: 'fixedDeposit.create',
		parameters: {
			resource: 'fixedDeposit',
			operation: 'create',
			accountNumber: SOURCE,
			amount: '100',
			tenor: '30',
			interestRate: '10',
		},
		prepare: nothing,
		path: /^\/fixed-deposits\/create/,
	},
	{
		title: 'fixedDeposit.liquidate',
		parameters: {
			resource: 'fixedDeposit',
			operation: 'liquidate',
			depositId: '={{ $json.depositId }}',
			liquidationType: 'PARTIAL',
			amount: '10',
		},
		prepare: async () => {
			const deposit = { account_number: SOURCE, amount: 100, tenor: 30, interest_rate: 10 };
			return { depositId: (await call('POST', '/fixed-deposits/create', deposit)).deposit_id };
		},
		path: /liquidate$/,
	},
	{
		title: 'bill.pay',
		parameters: {
			resource: 'bill',
			operation: 'pay',
			billerCode: 'BIL_123',
			customerId: '08012345678',
			amount: '10',
			sourceAccount: SOURCE,
		},
		prepare: nothing,
		path: /^\/bills/,
	},
];

describe.each(CASES)('$title', ({ title, parameters, prepare, path }) => {
	const nodeFor = () => world.action({ ...parameters, paymentKey: '={{ $json.key }}' });
	const sent = async () =>
		(await world.sandbox.requests('POST')).filter((post) => path.test(post.path)).length;
	const item = async (name: string) => ({ ...(await prepare()), key: `${title}-${name}`, amount: '100' });

	test('a repeat sends nothing', async () => {
		const line = await item('repeat');
		const before = await sent();
		const node = nodeFor();
		expect(shown(await node.run([line]))).toEqual({});
		expect(shown(await node.run([line])).message).toBe(
			`Payment Key "${line.key}" was used before: nothing was sent`,
		);
		expect((await sent()) - before).toBe(1);
	});

	test('an unknown outcome locks the key, and names where to look', async () => {
		const line = await item('unknown');
		const before = await sent();
		await world.sandbox.fault({ kind: 'statusAfter', status: 500, method: 'POST' });
		const node = nodeFor();
		const failed = shown(await node.run([line]));
		expect(failed.message).toBe('hexCore did not confirm this payment: the money may have moved');
		expect(failed.description).toMatch(/stays locked[\s\S]*hexCore dashboard/);
		expect(shown(await node.run([line])).message).toContain('was used before');
		expect((await sent()) - before).toBe(1);
	});

	test.each([
		['nothing', {}, 'the answer does not say that the payment was accepted.'],
		[
			'no-envelope',
			{ message: 'Service unavailable' },
			'the answer does not say that the payment was accepted. It says: Service unavailable.',
		],
		[
			'failed',
			{ status: true, data: { status: 'FAILED' } },
			'the payment is answered with the status FAILED, and what that means for the money is not documented (FAILED).',
		],
	])('a 200 that says %s locks the key', async (what, body, happened) => {
		const line = await item(what);
		const before = await sent();
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'POST' });
		const node = nodeFor();
		const failed = shown(await node.run([line]));
		expect(failed.message).toBe('hexCore did not confirm this payment: the money may have moved');
		expect(failed.description).toContain(`hexCore: ${happened}\nPayment Key "${line.key}" stays locked`);
		expect(shown(await node.run([line])).message).toContain('was used before');
		expect((await sent()) - before).toBe(1);
	});

	test('a 200 with status false is a refusal and frees the key', async () => {
		const line = await item('status-false');
		const body = { status: false, error_code: 'insufficient_funds', message: 'Too little.' };
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'POST' });
		const node = nodeFor();
		const refused = shown(await node.run([line]));
		expect(refused.message).toBe('hexCore: Too little. (insufficient_funds)');
		expect(refused.description).toContain(`"${line.key}" is free again`);
		expect(shown(await node.run([line]))).toEqual({});
	});

	test('a refusal frees the key', async () => {
		const line = await item('refused');
		const body = { status: false, error_code: 'validation_error', message: 'Not like this.' };
		await world.sandbox.fault({ kind: 'status', status: 400, body, method: 'POST' });
		const node = nodeFor();
		const refused = shown(await node.run([line]));
		expect(refused.message).toBe('hexCore: Not like this. (validation_error)');
		expect(refused.description).toContain(`"${line.key}" is free again`);
		expect(shown(await node.run([line]))).toEqual({});
	});

	test('a 429 is not tried again, and frees the key', async () => {
		const line = await item('busy');
		const before = await sent();
		await world.sandbox.fault({ kind: 'status', status: 429, method: 'POST' });
		expect(shown(await nodeFor().run([line])).httpCode).toBe('429');
		expect((await sent()) - before).toBe(1);
	});
});

test.each([
	[
		{ destinationBankCode: '={{ 58 }}' },
		'Destination Bank Code has 2 digits, and a Nigerian bank code has 3 or 6 digits',
	],
	[
		{ ...CASES[3]?.parameters, additionalFields: { autoRollover: '={{ "yes" }}' } },
		'Auto Rollover is neither true nor false',
	],
])('%j is refused and claims no key', async (parameters, message) => {
	const before = (await world.sandbox.requests('POST')).length;
	const wrong = world.action({ ...TRANSFER, amount: '100', ...parameters, paymentKey: 'wrong-input' });
	for (let run = 0; run < 2; run++) expect(shown(await wrong.run([{}])).message).toBe(message);
	expect((await world.sandbox.requests('POST')).length).toBe(before);
});
