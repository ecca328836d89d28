import { acquiredBox, type AcquiredBox, EURO, MAIN, SAVINGS } from './acquiredHarness.mts';

let box: AcquiredBox;
beforeAll(async () => {
	box = await acquiredBox();
});
afterAll(async () => await box.close());
beforeEach(async () => {
	await box.control('POST', '/reset');
	await box.logIn();
});

const list = async () => await box.api('GET', '/accounts/list');

describe('the token', () => {
	test('comes in the documented envelope, in both variants', async () => {
		for (const body of [undefined, { app_id: 'simapp', app_key: 'simkey', api: true }]) {
			const { status, json } = await box.logIn(body);
			expect(status).toBe(200);
			expect(json).toMatchObject({ status: 1, message: 'Success', data: { login_timeout: 7200 } });
			expect(json.data.last_login_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
			const [, claims = ''] = json.data.token.split('.');
			expect(Object.keys(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object)).toEqual([
				'key',
				'id',
				'time',
				'ttl',
				'ip',
			]);
		}
	});

	test.each([{ email: 'api@example.com', password: 'no' }, { app_id: 'simapp', app_key: 'simkey' }, {}])(
		'wrong details %j are a 401',
		async (body) => {
			const { status, json } = await box.send('POST', '/acquired/login', body);
			expect([status, json.status]).toEqual([401, -1]);
			expect(await box.state()).toMatchObject({ logins: 1, refusedLogins: 1 });
		},
	);

	test('a new log-in ends the one before', async () => {
		const first = (await box.logIn()).json.data.token;
		await box.logIn();
		const headers = { authorization: `token ${first}` };
		expect((await box.send('GET', '/acquired/accounts/list', undefined, headers)).status).toBe(401);
		expect((await list()).status).toBe(200);
	});

	test('it ends after its life, or when told to', async () => {
		await box.advance(7_199_000);
		expect((await list()).status).toBe(200);
		await box.advance(1000);
		expect((await list()).status).toBe(401);
		await box.logIn();
		await box.control('POST', '/token/end', {});
		expect((await list()).status).toBe(401);
		await box.set({ tokenLifeMs: 0 });
		await box.logIn();
		expect((await list()).status).toBe(401);
	});

	test.each(['Bearer', 'Token', ''])('the word %j is not taken', async (word) => {
		const { token } = (await box.logIn()).json.data;
		const headers = { authorization: `${word} ${token}`.trim() };
		expect((await box.send('GET', '/acquired/accounts/list', undefined, headers)).status).toBe(401);
	});
});

describe('ledgers', () => {
	test('at the start', async () => {
		const { accounts } = (await list()).json.data;
		expect(accounts.map(({ ledger_id, currency, balance }) => [ledger_id, currency, balance])).toEqual([
			[MAIN, 'GBP', 1000],
			[SAVINGS, 'GBP', 0],
			[EURO, 'EUR', 500],
		]);
		expect(accounts[0]).toMatchObject({
			account_number: expect.stringMatching(/^\d{8}$/),
			company_id: '113',
		});
		expect(accounts[2]).toMatchObject({ iban: expect.any(String), bic: expect.any(String) });
	});

	test('created ones appear in the list; those of customers do not', async () => {
		const ledger = { company_id: '113', currency_code_iso3: 'EUR', account_name: 'Fees' };
		expect((await box.api('POST', '/accounts/create', ledger)).json.data).toEqual({ company_id: '113' });
		const sub = { company_id: '113', mid_id: '1056', account_name: 'Sub' };
		await box.api('POST', '/accounts/sub_accounts/create', sub);
		const person = {
			customer_type: 'individual',
			first_name: 'Jane',
			last_name: 'Doe',
			dob: '1990-04-25',
			address: { iso_country: 'GB' },
		};
		const { customer_id } = (await box.api('POST', '/accounts/create_customer', person)).json.data;
		const uses = { customer_id, currency: 'gbp', primary_use: ['payments'], owner: 'me' };
		const answer = await box.api('POST', '/accounts/customers/create_ledger', uses);
		expect(answer.json.data).toMatchObject({
			customer_id,
			active: true,
			ledger_details: { sort_code: expect.any(String) },
		});
		expect((await list()).json.data.accounts).toHaveLength(5);
		expect((await box.state()).ledgers).toHaveLength(6);
	});

	test.each([
		['/accounts/create', { company_id: '113' }],
		['/accounts/create_customer', { customer_type: 'individual' }],
		[
			'/accounts/customers/create_ledger',
			{ customer_id: 'x', currency: 'gbp', primary_use: ['payments'], owner: 'me' },
		],
		['/accounts/customer/create_beneficiary', { customer_id: 'nobody' }],
	])('%s refuses what is not complete', async (path, body) => {
		const refused = await box.api('POST', path, body);
		expect([refused.status, refused.json.status]).toEqual([400, -1]);
		await box.set({ problemsAs200: true });
		const asSuccess = await box.api('POST', path, body);
		expect([asSuccess.status, asSuccess.json.status]).toEqual([200, -1]);
	});
});

describe('transfers', () => {
	test('move the money and are in the report', async () => {
		const { json } = await box.transfer({ amount: '200.5' });
		expect(json).toEqual({
			status: 1,
			message: 'success',
			response_code: '1',
			transaction_id: expect.any(String),
		});
		expect([await box.balance(MAIN), await box.balance(SAVINGS)]).toEqual([799.5, 200.5]);
		const today = new Date().toISOString().slice(0, 10);
		const report = await box.api(
			'GET',
			`/reconciliation?start_date=${today}&end_date=${today}&company_id=113`,
		);
		expect(report.json.data).toMatchObject([{ amount: '-200.50' }, { amount: '200.50' }]);
	});

	test.each([
		['QUARANTINE', '200', '12'],
		['DECLINE', '200', '101'],
		['SUPPORT', '200', '606'],
		['FIREWALL', '200', '651'],
		['Too much', '1000.01', '650'],
	])('%s moves nothing', async (reference, amount, code) => {
		const { status, json } = await box.transfer({ reference, amount });
		expect([status, json.status, json.response_code]).toEqual([200, 1, code]);
		expect(await box.balance(MAIN)).toBe(1000);
	});

	test.each([
		{ to_ledger_id: EURO },
		{ from_ledger_id: 'x' },
		{ amount: '-1' },
		{ amount: '0' },
		{ amount: 200 },
	])('%j is refused', async (changes) => {
		expect((await box.transfer(changes)).status).toBe(400);
		expect(await box.balance(MAIN)).toBe(1000);
	});

	test('two at once from one ledger: the second is a conflict, a later one is not', async () => {
		await box.set({ latencyMs: 50 });
		const both = await Promise.all([box.transfer(), box.transfer()]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect((await box.transfer()).status).toBe(200);
	});

	test('a call that was dropped occupies its ledger no longer', async () => {
		await box.control('POST', '/faults', { kind: 'dropAfter', path: '/accounts/internal_transfer' });
		await expect(box.transfer()).rejects.toThrow();
		expect((await box.transfer()).status).toBe(200);
	});

	test('the older paths', async () => {
		await box.set({ paths: 'older' });
		expect((await box.transfer()).status).toBe(404);
		expect((await box.api('POST', '/account/customer/pay_out', { a: '1' })).json.response_code).toBe('11');
	});
});

test('more than twenty calls at once are too many, unless told otherwise', async () => {
	await box.set({ latencyMs: 60 });
	const many = async () => (await Promise.all(Array.from({ length: 25 }, list))).map(({ status }) => status);
	expect((await many()).filter((status) => status === 429)).toHaveLength(5);
	await box.set({ mostCallsAtOnce: null });
	expect(new Set(await many())).toEqual(new Set([200]));
});
