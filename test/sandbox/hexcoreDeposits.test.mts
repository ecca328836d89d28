import {
	BILL,
	DEPOSIT,
	hexcoreHarness,
	type HexcoreHarness,
	LOAN,
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

describe('fixed deposits', () => {
	const liquidate = (id: unknown, body: object) =>
		box.api('POST', `/fixed-deposits/${String(id)}/liquidate`, body);

	test('take the principal at once and name the interest and the day', async () => {
		await box.set({ settleAfterMs: 0 });
		const data = await box.make('/fixed-deposits/create', { ...DEPOSIT, amount: 400_000 });
		expect(data).toMatchObject({ status: 'ACTIVE', principal: 400_000, expected_interest: 11_835.62 });
		expect(await balancesOf(SOURCE)).toMatchObject({ available_balance: 100_000, ledger_balance: 105_000 });
		const maturity = Date.parse(String(data.maturity_date));
		const booked = Date.parse(`${String(data.created_at).slice(0, 10)}T00:00:00Z`);
		expect((maturity - booked) / DAY_MS).toBe(90);
	});

	test('the documented figure: 1000000 at 12 percent for 90 days', async () => {
		const loan = await box.make('/loans/request', { ...LOAN, amount: 600_000 });
		await box.api('PUT', `/loans/${String(loan.loan_id)}/approve`, { status: 'APPROVED' });
		await box.api('POST', `/loans/${String(loan.loan_id)}/disburse`, { account_number: SOURCE });
		const data = await box.make('/fixed-deposits/create', { ...DEPOSIT, amount: 1_000_000 });
		expect(data.expected_interest).toBe(29_589.04);
	});

	test('in full: LIQUIDATED, and not twice', async () => {
		const { deposit_id: id } = await box.make('/fixed-deposits/create', DEPOSIT);
		await box.advance(45 * DAY_MS);
		const { data } = (await liquidate(id, { liquidation_type: 'FULL' })).json;
		expect(data).toMatchObject({
			status: 'LIQUIDATED',
			principal_returned: 100_000,
			interest_paid: 1479.45,
			penal_charge: 493.15,
			total_credited: 100_986.3,
			credited_account: SOURCE,
		});
		expect(await box.available(SOURCE)).toBe(500_986.3);
		const again = await liquidate(id, { liquidation_type: 'FULL' });
		expect([again.status, again.json.error_code]).toEqual([400, 'invalid_state']);
	});

	test('in part: ACTIVE with the rest still booked, interest in proportion; no more than there is', async () => {
		const { deposit_id: id } = await box.make('/fixed-deposits/create', DEPOSIT);
		await box.advance(90 * DAY_MS);
		const part = { liquidation_type: 'PARTIAL', amount: 25_000 };
		expect((await liquidate(id, part)).json.data).toMatchObject({
			status: 'ACTIVE',
			principal_returned: 25_000,
			interest_paid: 739.73,
			penal_charge: 0,
		});
		expect((await liquidate(id, { liquidation_type: 'PARTIAL' })).json.message).toBe(
			'The amount field is required.',
		);
		const tooMuch = await liquidate(id, { ...part, amount: 75_000.01 });
		expect([tooMuch.status, tooMuch.json.error_code]).toEqual([400, 'validation_error']);
		expect((await liquidate(id, { ...part, amount: 75_000 })).json.data).toMatchObject({
			status: 'LIQUIDATED',
		});
	});
});

describe('faults', () => {
	test('a 429 with Retry-After, a failure in a 200, a page', async () => {
		await box.fault({ kind: 'status', status: 429, headers: { 'retry-after': '3' } });
		const busy = await box.api('GET', '/account/balance');
		expect([busy.status, busy.headers.get('retry-after'), busy.json.error_code]).toEqual([
			429,
			'3',
			'rate_limited',
		]);
		await box.fault({ kind: 'status', status: 200, body: { status: false, message: 'No.' } });
		expect((await box.api('POST', '/bills/pay', BILL)).json).toEqual({ status: false, message: 'No.' });
		await box.fault({ kind: 'html' });
		expect((await box.api('POST', '/bills/pay', BILL)).text).toContain('<html>');
		expect((await box.state()).counts.bills).toBe(0);
	});

	test('done, but the connection drops', async () => {
		await box.fault({ kind: 'dropAfter' });
		await expect(box.api('POST', '/transfers/interbank/initiate', TRANSFER)).rejects.toThrow('fetch failed');
		expect((await box.state()).counts.transfers).toBe(1);
	});
});
