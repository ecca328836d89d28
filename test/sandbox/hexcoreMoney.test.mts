import {
	BILL,
	DEPOSIT,
	hexcoreHarness,
	type HexcoreHarness,
	LOAN,
	ORDER,
	OTHER,
	SOURCE,
	TRANSFER,
} from './hexcoreHarness.mts';

const DAY_MS = 86_400_000;

let box: HexcoreHarness;
beforeAll(async () => {
	box = await hexcoreHarness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const balancesOf = async (account: string) => (await box.state()).accounts[account];

describe('transfers', () => {
	const statusOf = async (reference: unknown) =>
		(await box.api('GET', `/transfers/interbank/${String(reference)}/status`)).json.data;

	test('are held at once and settle two seconds later with a session of 30 digits', async () => {
		const { reference, status } = await box.make('/transfers/interbank/initiate', TRANSFER);
		expect([reference, status]).toEqual([expect.stringMatching(/^trf_[0-9a-z]+$/), 'PROCESSING']);
		expect(await balancesOf(SOURCE)).toMatchObject({ available_balance: 450_000, ledger_balance: 505_000 });
		await box.advance(1500);
		expect(await statusOf(reference)).toEqual({ reference, status: 'PROCESSING' });
		await box.advance(500);
		expect(await statusOf(reference)).toEqual({
			reference,
			status: 'SUCCESSFUL',
			session_id: expect.stringMatching(/^[0-9]{30}$/),
		});
		expect(await balancesOf(SOURCE)).toMatchObject({ available_balance: 450_000, ledger_balance: 455_000 });
	});

	test('to 0000000000 fail and give the money back; to 9999999999 they never settle', async () => {
		const initiate = async (destination_account: string) =>
			(await box.make('/transfers/interbank/initiate', { ...TRANSFER, destination_account })).reference;
		const [failing, hanging] = [await initiate('0000000000'), await initiate('9999999999')];
		await box.advance(DAY_MS);
		expect(await statusOf(failing)).toMatchObject({ status: 'FAILED' });
		expect(await statusOf(hanging)).toMatchObject({ status: 'PROCESSING' });
		expect(await box.available(SOURCE)).toBe(450_000);
	});

	test('the same request twice is two payments', async () => {
		const first = await box.make('/transfers/interbank/initiate', TRANSFER);
		const second = await box.make('/transfers/interbank/initiate', TRANSFER);
		expect(second.reference).not.toBe(first.reference);
		expect(await box.available(SOURCE)).toBe(400_000);
	});

	test.each([
		['/transfers/interbank/initiate', { ...TRANSFER, amount: 500_000.01 }],
		['/bills/pay', { ...BILL, amount: 500_000.01 }],
		['/fixed-deposits/create', { ...DEPOSIT, amount: 500_000.01 }],
	])('%s of more than there is: insufficient_funds, nothing moves', async (path, body) => {
		const reply = await box.api('POST', path, body);
		expect([reply.status, reply.json.error_code]).toEqual([400, 'insufficient_funds']);
		expect(await box.available(SOURCE)).toBe(500_000);
	});

	test('of kobo are exact', async () => {
		for (let round = 0; round < 3; round++)
			await box.make('/transfers/interbank/initiate', { ...TRANSFER, amount: 0.1 });
		expect(await box.available(SOURCE)).toBe(499_999.7);
	});
});

test('a bill is paid at once', async () => {
	expect(await box.make('/bills/pay', BILL)).toEqual({
		transaction_id: expect.stringMatching(/^tx_/),
		status: 'SUCCESS',
	});
	expect(await balancesOf(SOURCE)).toMatchObject({ available_balance: 498_000, ledger_balance: 503_000 });
});

describe('loans', () => {
	const request = async () => String((await box.make('/loans/request', LOAN)).loan_id);
	const decide = (id: string, status: string) => box.api('PUT', `/loans/${id}/approve`, { status });
	const disburse = (id: string) => box.api('POST', `/loans/${id}/disburse`, { account_number: OTHER });

	test('PENDING, APPROVED, then ACTIVE with the money in the account', async () => {
		const id = await request();
		expect((await decide(id, 'APPROVED')).json.data).toMatchObject({ loan_id: id, status: 'APPROVED' });
		expect(await box.available(OTHER)).toBe(0);
		expect((await disburse(id)).json.data).toMatchObject({ status: 'ACTIVE', disbursed_amount: 500_000 });
		expect(await box.available(OTHER)).toBe(500_000);
	});

	test('can be there under a chosen id, for a customer who is known', async () => {
		const wish = { customer_id: 'cus_8f92jdl29skw', amount: 900, tenor: 3, interest_rate: 2 };
		const made = await box.control('POST', '/loans', { loan_id: 'ln_chosen', ...wish });
		expect(made.json).toEqual({ loan_id: 'ln_chosen', status: 'PENDING' });
		expect((await box.api('GET', '/loans/ln_chosen/schedule')).json.data).toMatchObject({
			loan_id: 'ln_chosen',
		});
		expect((await box.control('POST', '/loans', wish)).status).toBe(400);
		const stranger = { loan_id: 'ln_other', ...wish, customer_id: 'cus_unknown' };
		expect((await box.control('POST', '/loans', stranger)).status).not.toBe(200);
	});

	test('a rejected loan pays nothing', async () => {
		const id = await request();
		const reply = await decide(id, 'REJECTED');
		expect(reply.json).toMatchObject({
			message: 'Loan status updated to REJECTED',
			data: { loan_id: id, status: 'REJECTED' },
		});
		expect((await disburse(id)).json.error_code).toBe('invalid_state');
	});

	test('in the wrong order: invalid_state', async () => {
		const id = await request();
		const refused = [await disburse(id)];
		await decide(id, 'APPROVED');
		refused.push(await decide(id, 'APPROVED'));
		await disburse(id);
		refused.push(await disburse(id));
		expect(refused.map(({ status, json }) => [status, json.error_code])).toEqual(
			refused.map(() => [400, 'invalid_state']),
		);
		expect(await box.available(OTHER)).toBe(500_000);
	});

	test('the schedule has an instalment a month that add up', async () => {
		const { data } = (
			await box.api<{ schedule: Array<Record<string, number>>; total_repayment: number }>(
				'GET',
				`/loans/${await request()}/schedule`,
			)
		).json;
		expect(data.schedule.map((row) => row.installment_number)).toEqual(
			Array.from({ length: 12 }, (_, index) => index + 1),
		);
		const sum = (key: string) => data.schedule.reduce((total, row) => total + (row[key] ?? 0), 0);
		expect(sum('principal')).toBeCloseTo(500_000, 2);
		expect(sum('total_amount_due')).toBeCloseTo(data.total_repayment, 2);
	});
});

describe('standing orders', () => {
	const get = async (id: unknown) => (await box.api('GET', `/standing-orders/${String(id)}`)).json.data;

	test('run when they are due, until they are cancelled', async () => {
		const start = new Date(Date.now() + DAY_MS).toISOString();
		const order = { ...ORDER, frequency: 'WEEKLY', start_date: start };
		const { order_id: id } = await box.make('/standing-orders/create', order);
		expect(await box.available(OTHER)).toBe(0);
		await box.advance(DAY_MS + 1000);
		expect([await box.available(OTHER), await box.available(SOURCE)]).toEqual([1000, 499_000]);
		await box.advance(14 * DAY_MS);
		expect(await get(id)).toMatchObject({ execution_count: 3, status: 'ACTIVE' });
		expect((await box.api('DELETE', `/standing-orders/${String(id)}`)).json.data).toMatchObject({
			status: 'CANCELLED',
		});
		await box.advance(28 * DAY_MS);
		expect(await get(id)).toMatchObject({ execution_count: 3, status: 'CANCELLED' });
		const again = await box.api('DELETE', `/standing-orders/${String(id)}`);
		expect([again.status, again.json.error_code]).toEqual([400, 'invalid_state']);
	});

	test('months away, they wait, and keep to the last day of a short month', async () => {
		const { order_id: id, next_execution_date: next } = await box.make('/standing-orders/create', ORDER);
		expect(next).toBe('2030-01-31T00:00:00Z');
		const untilStart = Date.parse(ORDER.start_date) - Date.now() + 1000;
		for (let left = untilStart; left > 0; left -= 366 * DAY_MS)
			await box.advance(Math.min(left, 366 * DAY_MS));
		expect(await get(id)).toMatchObject({
			execution_count: 1,
			next_execution_date: '2030-02-28T00:00:00Z',
		});
	});

	test('end with their end date, and leave out runs the source can not pay', async () => {
		const start = Date.now() + DAY_MS;
		const order = {
			...ORDER,
			amount: 300_000,
			frequency: 'DAILY',
			start_date: new Date(start).toISOString(),
			end_date: new Date(start + 2.5 * DAY_MS).toISOString(),
		};
		const { order_id: id } = await box.make('/standing-orders/create', order);
		await box.advance(10 * DAY_MS);
		expect(await get(id)).toMatchObject({ execution_count: 1, next_execution_date: null });
		expect(await box.available(SOURCE)).toBe(200_000);
	});
});
