import { shown, worldOf } from './harness/world.mts';
import { GET_STATUS, hexcore, OTHER, SOURCE, TRANSFER } from './hexcore.mts';

const world = worldOf(hexcore);

let keys = 0;

/** Runs one operation on one empty item and gives what came out. */
async function run(resource: string, operation: string, parameters: Record<string, unknown> = {}) {
	const outcome = await world.action({ resource, operation, ...parameters }).run([{}]);
	expect(shown(outcome)).toEqual({});
	expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	return outcome.json[0] ?? {};
}

const key = () => `op-${(keys += 1)}`;

const PERSON = {
	firstName: 'Jane',
	lastName: 'Doe',
	email: 'jane@example.com',
	phoneNumber: '+2348012345678',
};

const LOAN = { customerId: 'cus_8f92jdl29skw', amount: '500000', tenor: '12', interestRate: '2.5' };
const DEPOSIT = { accountNumber: SOURCE, amount: '100000', tenor: '90', interestRate: '12' };

async function lastBody() {
	return (await world.sandbox.requests()).at(-1);
}

test('accounts', async () => {
	expect(await run('account', 'getMerchantBalance')).toMatchObject({ available_balance: 5_000_000 });
	const opened = await run('account', 'create', { ...PERSON, additionalFields: { bvn: '22222222222' } });
	expect(opened).toMatchObject({ account_name: 'JANE DOE', tier: 3 });
	const accountNumber = opened.account_number;
	expect(await run('account', 'get', { accountNumber })).toMatchObject({ account_number: accountNumber });
	expect(await run('account', 'getBalance', { accountNumber })).toMatchObject({ available_balance: 0 });
});

test('customers', async () => {
	const { customer_id: customerId } = await run('customer', 'create', {
		...PERSON,
		additionalFields: { dob: '1990-05-15T00:00:00', gender: 'FEMALE' },
	});
	await run('customer', 'update', { customerId, updateFields: { address: '42 Main St, Lagos' } });
	expect((await lastBody())?.bodyText).toBe('{"address":"42 Main St, Lagos"}');
	expect(await run('customer', 'get', { customerId })).toMatchObject({
		first_name: 'Jane',
		dob: '1990-05-15',
		gender: 'FEMALE',
		address: '42 Main St, Lagos',
	});
});

test('a loan from request to schedule, and one that is rejected', async () => {
	const { loan_id: loanId } = await run('loan', 'request', {
		...LOAN,
		additionalFields: { purpose: 'Stock' },
	});
	expect((await lastBody())?.body).toEqual({
		customer_id: 'cus_8f92jdl29skw',
		amount: 500_000,
		tenor: 12,
		interest_rate: 2.5,
		purpose: 'Stock',
	});
	await run('loan', 'approve', { loanId, additionalFields: { comment: 'Income checked' } });
	expect((await lastBody())?.body).toEqual({ status: 'APPROVED', comment: 'Income checked' });
	expect(await run('loan', 'disburse', { paymentKey: key(), loanId, accountNumber: OTHER })).toMatchObject({
		status: 'ACTIVE',
		disbursed_amount: 500_000,
	});
	const { schedule } = await run('loan', 'getSchedule', { loanId });
	expect(schedule).toHaveLength(12);
	const second = await run('loan', 'request', LOAN);
	expect(await run('loan', 'reject', { loanId: second.loan_id })).toMatchObject({ status: 'REJECTED' });
});

test('a standing order: dates are sent as UTC', async () => {
	const { order_id: orderId } = await run('standingOrder', 'create', {
		paymentKey: key(),
		sourceAccount: SOURCE,
		destinationAccount: OTHER,
		amount: '1000',
		frequency: 'WEEKLY',
		startDate: "={{ DateTime.fromISO('2030-06-01T00:00:00', { zone: 'Africa/Lagos' }).toISO() }}",
		additionalFields: { endDate: '2031-06-01T00:00:00+01:00' },
	});
	expect((await lastBody())?.body).toMatchObject({
		start_date: '2030-05-31T23:00:00Z',
		end_date: '2031-05-31T23:00:00Z',
	});
	expect(await run('standingOrder', 'get', { orderId })).toMatchObject({ frequency: 'WEEKLY' });
	expect(await run('standingOrder', 'cancel', { orderId })).toMatchObject({ status: 'CANCELLED' });
	const cancel = await lastBody();
	expect([cancel?.method, cancel?.bodyText, cancel?.headers['content-type']]).toEqual([
		'DELETE',
		'',
		undefined,
	]);
});

test('a fixed deposit, liquidated in part and in full', async () => {
	const { deposit_id: depositId } = await run('fixedDeposit', 'create', { ...DEPOSIT, paymentKey: key() });
	const part = { paymentKey: key(), depositId, liquidationType: 'PARTIAL', amount: '40000' };
	expect(await run('fixedDeposit', 'liquidate', part)).toMatchObject({ status: 'ACTIVE' });
	const rest = { paymentKey: key(), depositId, liquidationType: 'FULL' };
	expect(await run('fixedDeposit', 'liquidate', rest)).toMatchObject({ principal_returned: 60_000 });
	expect((await lastBody())?.body).toEqual({ liquidation_type: 'FULL' });
});

test('bills, cards and messages', async () => {
	const bill = { billerCode: 'BIL_123', customerId: '08012345678', amount: '2000', sourceAccount: SOURCE };
	expect(await run('bill', 'pay', { ...bill, paymentKey: key() })).toMatchObject({ status: 'SUCCESS' });
	expect(await run('card', 'block', { cardId: 'crd_0123', reason: 'LOST' })).toEqual({ card_id: 'crd_0123' });
	const sms = { phoneNumber: '+2348012345678', message: 'Your payment was received.' };
	expect(await run('sms', 'send', sms)).toMatchObject({ phone_number: '+2348012345678' });
});

describe('a transfer', () => {
	const initiate = async (destinationAccount = '0123456789') => {
		const outcome = await world
			.action({ ...TRANSFER, destinationAccount })
			.run([{ key: key(), amount: 25.5 }]);
		return outcome.json[0] ?? {};
	};
	const waiting = (seconds: number) =>
		world.action({ ...GET_STATUS, waitForFinalStatus: true, waitTimeout: seconds });

	test('is sent as a number and without its key', async () => {
		expect(await initiate()).toMatchObject({
			reference: expect.stringMatching(/^trf_/),
			status: 'PROCESSING',
		});
		const post = await lastBody();
		expect(post?.body).toMatchObject({ amount: 25.5, source_account: SOURCE, destination_bank_code: '058' });
		expect(post?.body).not.toHaveProperty('paymentKey');
		expect(post?.headers).toMatchObject({
			accept: 'application/json',
			authorization: 'Bearer …_sim',
			'content-type': 'application/json',
		});
	});

	test('Wait For Final Status gives the end of it', async () => {
		await world.sandbox.change({ settleAfterMs: 300 });
		const { reference } = await initiate();
		const { json } = await waiting(1).run([{ reference }]);
		expect(json[0]).toMatchObject({
			reference,
			status: 'SUCCESSFUL',
			session_id: expect.stringMatching(/^[0-9]{30}$/),
			final: true,
		});
	});

	test('one that fails is final, one that hangs is not', async () => {
		await world.sandbox.change({ settleAfterMs: 0 });
		const failed = await waiting(1).run([{ reference: (await initiate('0000000000')).reference }]);
		expect(failed.json[0]).toMatchObject({ status: 'FAILED', final: true });
		const hanging = await waiting(1).run([{ reference: (await initiate('9999999999')).reference }]);
		expect(hanging.json[0]).toMatchObject({ status: 'PROCESSING', final: false });
	});

	test('a word nobody documents is passed on and not taken for the end', async () => {
		const body = { status: true, data: { reference: 'trf_1', status: 'HELD' } };
		await world.sandbox.fault({ kind: 'status', status: 200, body, times: 9 });
		const { json } = await waiting(1).run([{ reference: 'trf_1' }]);
		expect(json[0]).toEqual({ reference: 'trf_1', status: 'HELD', final: false });
	});
});

test('a form goes over the wire as a form, and is understood', async () => {
	world.credential({ bodyFormat: 'form' });
	const deposit = {
		...DEPOSIT,
		amount: '50000.50',
		paymentKey: key(),
		additionalFields: { autoRollover: true },
	};
	expect(await run('fixedDeposit', 'create', deposit)).toMatchObject({
		principal: 50_000.5,
		auto_rollover: true,
	});
	const post = await lastBody();
	expect(post?.headers['content-type']).toBe('application/x-www-form-urlencoded');
	expect(post?.bodyText).toBe(
		'account_number=1234567890&amount=50000.5&tenor=90&interest_rate=12&auto_rollover=true',
	);
	await run('account', 'getMerchantBalance');
	expect((await lastBody())?.headers).not.toHaveProperty('content-type');
});

test('a write is tried again after a 429, in a form too', async () => {
	world.credential({ bodyFormat: 'form' });
	await world.sandbox.fault({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, method: 'POST' });
	await run('sms', 'send', { phoneNumber: '+2348012345678', message: 'a & b' });
	const bodies = (await world.sandbox.requests('POST')).map(({ bodyText }) => bodyText);
	expect(bodies).toEqual(Array.from({ length: 2 }, () => 'phone_number=%2B2348012345678&message=a+%26+b'));
});

test('the word balance never stands for an account', async () => {
	const node = world.action({ resource: 'account', operation: 'get', accountNumber: 'balance' });
	expect(shown(await node.run([{}]))).toMatchObject({
		message: 'Account Number "balance" is not a Nigerian account number (NUBAN)',
	});
	expect(await world.sandbox.requests()).toEqual([]);
});
