import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import {
	calls,
	CREATE,
	CUSTOMER_ID,
	fincode,
	forgetCalls,
	GET_PROFILE,
	NAIRA_WALLET,
	PASSWORD,
} from './fincode.mts';
import { TRANSFERS, type Transfer } from './fincode.transfers.mts';

const world = worldOf(fincode);

const MAY_HAVE_MOVED = 'FinCode did not confirm this payment: the money may have moved';

const sent = async ({ method, path }: Transfer) =>
	(await calls(world)).filter((call) => call.method === method && call.path.startsWith(path));

async function ready(transfer: Transfer, key: string, hundredths = '00') {
	const amount = transfer.amount(hundredths);
	const more = await transfer.prepare(world, amount);
	// What became of a lost payment is not looked up: that is another test.
	const parameters = { options: { askProvider: false }, ...transfer.parameters };
	return { node: world.action(parameters), item: { key, amount, ...more } };
}

const named = (title: string): Transfer => {
	const found = TRANSFERS.find((one) => one.title === title);
	if (!found) throw new Error(`No transfer ${title}`);
	return found;
};

// A body of HTTP 200 that says no, or nothing, and does not say that nothing was done.
const OPEN: unknown[] = [
	{ success: false },
	{},
	[],
	'',
	'ok',
	{ status: 'SUCCESS', data: { status: 'FAILED', error: 'Internal' } },
	{ success: false, error: { code: 'SERVER_ERROR', message: 'Try later' } },
	{ status: 'FAILED', responseCode: '500', message: 'Try later' },
	{ success: false, error: { code: 'GATEWAY_TIMEOUT', message: 'Try later' } },
];

describe.each(TRANSFERS)('$title', (transfer) => {
	test('answered HTTP 200 with a fault inside is not sent twice: its key stays locked', async () => {
		for (const [index, body] of OPEN.entries()) {
			await forgetCalls(world);
			const { node, item } = await ready(transfer, `open-${index}`);
			await world.sandbox.fault({ kind: 'status', status: 200, path: transfer.path, body });
			const outcome = await node.run([item]);
			expect(shown(outcome)).toMatchObject({
				message: MAY_HAVE_MOVED,
				description: expect.stringContaining(`"open-${index}" stays locked`),
			});
			expect((await node.run([item])).error?.message).toContain('was used before');
			expect(await sent(transfer)).toHaveLength(1);
			expectNoSecrets(outcome, fincode);
		}
	});
});

test('a refusal with its code in digits frees the key', async () => {
	const transfer = named('payment.payFromWallet');
	const { node, item } = await ready(transfer, 'digits');
	const body = { status: 'FAILED', responseCode: '400', message: 'No' };
	await world.sandbox.fault({ kind: 'status', status: 200, path: transfer.path, body });
	expect((await node.run([item])).error?.description).toContain('"digits" is free again');
	expect((await node.run([item])).status).toBe('success');
});

test.each(TRANSFERS)('$title is accepted in both forms of an answer', async (transfer) => {
	for (const replyEnvelope of ['page', 'seed']) {
		const { node, item } = await ready(transfer, `envelope-${replyEnvelope}`);
		await world.sandbox.change({ replyEnvelope });
		expect(shown(await node.run([item]))).toEqual({});
	}
});

describe('a payment without an answer is found where the error says', () => {
	const history = { resource: 'ledger', operation: 'getHistory', accountId: NAIRA_WALLET, returnAll: true };
	const transfers = { resource: 'wallet', operation: 'getTransferHistory', customerId: CUSTOMER_ID };
	const payments = {
		resource: 'loan',
		operation: 'getPaymentHistory',
		loanApplicationId: '={{ $json.loan }}',
	};
	const repayments = {
		resource: 'loan',
		operation: 'getRepayments',
		returnAll: true,
		filters: { status: 'ALL' },
	};

	test.each([
		['wallet.transferToBank', 'Wallet > Get Transfer History', transfers, { amount: 20.13 }],
		['investment.fundWallet', 'Ledger > Get History', history, { amount: 20.13 }],
		['loan.repay', 'Loan > Get Repayments as Manager', repayments, { repaymentAmount: 20.13 }],
		['loan.payoff', 'Loan > Get Repayments as Manager', repayments, { repaymentAmount: 20.13 }],
		['loan.payoff', 'Loan > Get Payment History', payments, { totalAmountPaid: 20.13 }],
	])('%s: %s', async (title, place, look, row) => {
		const { node, item } = await ready(named(title), 'looked-for', '13');
		const outcome = await node.run([item]);
		expect(shown(outcome)).toMatchObject({
			message: MAY_HAVE_MOVED,
			description: expect.stringContaining(place),
		});
		expect((await world.action(look).run([item])).json).toContainEqual(expect.objectContaining(row));
	});
});

describe('payout details an expression left empty', () => {
	const { creditParty } = CREATE;
	const create = (changes: object) =>
		world.action({ ...CREATE, creditParty: { ...creditParty, ...changes } });
	const ITEM = { key: 'details', amount: '7.00', account: '8883633074', list: ['8883633074'] };

	test.each(['={{ $json.missing }}', '={{ $json.list }}', '={{ null }}', ''])(
		'are refused before anything is claimed: %j',
		async (bankaccountno) => {
			const key = `details ${bankaccountno}`;
			const saved = create({ bankaccountno });
			const outcome = await saved.run([{ ...ITEM, key }]);
			expect(outcome.error?.message).toContain('Payout Details > Account Number is empty or not text');
			expect(await calls(world)).toEqual([]);
			const corrected = { creditParty: { ...creditParty, bankaccountno: '={{ $json.account }}' } };
			expect((await saved.run([{ ...ITEM, key }], corrected)).status).toBe('success');
			const [call] = await calls(world);
			expect(call?.body).toMatchObject({
				data: { creditParty: expect.arrayContaining([{ key: 'bankaccountno', value: '8883633074' }]) },
			});
		},
	);

	test('are refused in a row of Other Details, too', async () => {
		const otherDetails = { pairs: [{ key: 'momo', value: '={{ $json.missing }}' }] };
		const outcome = await create({ otherDetails }).run([ITEM]);
		expect(outcome.error?.message).toContain('Payout Details > momo is empty or not text');
		expect(await calls(world)).toEqual([]);
	});
});

test('a posting to an account number that JSON would change is refused before it is sent', async () => {
	const transfer = named('ledger.post');
	const { node, item } = await ready(transfer, 'long-number');
	const long = '[{ "accountNumber": 12345678901234567, "amount": 20 }]';
	const outcome = await node.run([item], { counterParties: long });
	expect(outcome.error?.message).toContain('Counterparties holds a number that is too long to be exact');
	expect(await calls(world)).toEqual([]);
	expect((await node.run([item])).status).toBe('success');
});

test('one address written in another way does not free a key', async () => {
	const node = world.transfer();
	const item = { key: 'one-tenant', amount: '20.00' };
	expect((await node.run([item])).status).toBe('success');
	for (const baseUrl of [`${world.baseUrl}/`, `${world.baseUrl.replace('http:', 'HTTP:')}//`]) {
		world.credential({ baseUrl });
		expect((await node.run([item])).error?.message).toContain('was used before');
	}
	expect(await world.sentKeys()).toEqual(['one-tenant']);
});

test('a page in place of the sign-in is not told as a locked user, and is not remembered', async () => {
	world.credential({ email: 'agent@sim.example', password: PASSWORD });
	const path = '/v6/services/securitymanagement/login';
	await world.sandbox.fault({ kind: 'html', status: 403, method: 'PUT', path });
	const node = world.action(GET_PROFILE);
	const outcome = await node.run();
	expect(shown(outcome)).toMatchObject({
		message: expect.stringContaining('answered with a page instead of data (HTTP 403)'),
		description: expect.stringContaining('Check Base URL'),
	});
	expect(JSON.stringify(shown(outcome))).not.toMatch(/lock/i);
	expect((await node.run()).json[0]).toMatchObject({ email: 'agent@sim.example' });
});
