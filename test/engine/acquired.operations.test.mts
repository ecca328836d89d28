import { acquiredWorld, EURO, LEDGERS, MAIN, SAVINGS, TRANSFER } from './acquired.mts';
import { shown } from './harness/world.mts';

const world = acquiredWorld();

const rows = (entries: Record<string, unknown>) => ({
	assignments: Object.entries(entries).map(([name, value]) => ({
		id: name,
		name,
		value,
		type: typeof value,
	})),
});

async function customer(): Promise<string> {
	const outcome = await world
		.action({
			resource: 'customer',
			operation: 'create',
			customerType: 'company',
			firstName: 'Jane',
			lastName: 'Doe',
			dob: '1990-04-25T00:00:00',
			addressIsoCountry: 'GB',
			additionalFields: {
				email: 'jane@example.com',
				addressCity: 'London',
				extraFields: rows({ 'company.number': '0123', 'address.floor': '2' }),
			},
		})
		.run();
	expect(shown(outcome)).toEqual({});
	return String(outcome.json[0]?.customer_id);
}

const lastPost = async () => (await world.sandbox.requests('POST')).at(-1);

test('the token goes out after the word token', async () => {
	await world.action(LEDGERS).run();
	const [get] = await world.sandbox.requests();
	expect(get).toMatchObject({ method: 'GET', path: '/accounts/list', query: {}, bodyText: '' });
	expect(get?.headers).toMatchObject({
		accept: 'application/json',
		authorization: expect.stringMatching(/^token …/),
	});
});

describe('ledgers', () => {
	test.each(['accounts', 'array'])('are listed whole, in the form %s', async (listShape) => {
		await world.sandbox.change({ listShape });
		const outcome = await world.action(LEDGERS).run([{}, {}]);
		expect(outcome.json.map(({ ledger_id }) => ledger_id)).toEqual([
			MAIN,
			SAVINGS,
			EURO,
			MAIN,
			SAVINGS,
			EURO,
		]);
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1, 1].map((item) => ({ item })),
		);
	});

	test('Limit cuts what came', async () => {
		const outcome = await world.action({ ...LEDGERS, returnAll: false, limit: 2 }).run();
		expect(outcome.json.map(({ ledger_id }) => ledger_id)).toEqual([MAIN, SAVINGS]);
	});

	test('one is created', async () => {
		const parameters = { resource: 'ledger', operation: 'create', companyId: '={{ 113 }}' };
		const outcome = await world
			.action({
				...parameters,
				currencyCodeIso3: 'GBP',
				accountName: 'Fees',
				additionalFields: { merchantCustom1: 'one', merchantCustom3: '' },
			})
			.run();
		expect(outcome.json).toEqual([{ company_id: '113' }]);
		expect(await lastPost()).toMatchObject({
			path: '/accounts/create',
			body: { company_id: '113', currency_code_iso3: 'GBP', account_name: 'Fees', merchant_custom_1: 'one' },
		});
	});

	test('a sub account is created', async () => {
		const outcome = await world
			.action({
				resource: 'subAccount',
				operation: 'create',
				companyId: '113',
				midId: '1056',
				accountName: 'Reconciliation',
				additionalFields: { merchantCustomerId: '123456' },
			})
			.run();
		expect(outcome.json[0]).toMatchObject({
			mid_id: '1056',
			ledger_details: { ledger_id: expect.any(String) },
		});
		expect((await lastPost())?.path).toBe('/accounts/sub_accounts/create');
	});
});

test('a customer, their ledger and a beneficiary', async () => {
	const customerId = await customer();
	expect((await lastPost())?.body).toEqual({
		customer_type: 'company',
		first_name: 'Jane',
		last_name: 'Doe',
		dob: '1990-04-25',
		address: { city: 'London', iso_country: 'GB', floor: '2' },
		email: 'jane@example.com',
		company: { number: '0123' },
	});

	const ledger = await world
		.action({
			resource: 'customerLedger',
			operation: 'create',
			customerId,
			currency: 'gbp',
			primaryUse: ['payments', 'settlement'],
		})
		.run();
	expect(ledger.json[0]).toMatchObject({ customer_id: customerId, status: 'active', owner: 'me' });
	expect(await lastPost()).toMatchObject({
		path: '/accounts/customers/create_ledger',
		body: { owner: 'me' },
	});

	const beneficiary = {
		resource: 'beneficiary',
		operation: 'create',
		customerId,
		firstName: 'John',
		lastName: 'Smith',
		addressIsoCountry: 'GB',
		accountAccountNumber: '01234567',
		accountSortCode: '12-34-56',
	};
	expect((await world.action(beneficiary).run()).status).toBe('success');
	expect((await lastPost())?.body).toEqual({
		customer_id: customerId,
		first_name: 'John',
		last_name: 'Smith',
		address: { iso_country: 'GB' },
		account: { account_number: '01234567', sort_code: '12-34-56' },
	});
	await world.action({ ...beneficiary, customerId: MAIN, options: { idField: 'ledger_id' } }).run();
	expect((await lastPost())?.body).toMatchObject({ ledger_id: MAIN });
});

describe('transfers', () => {
	const line = { key: 'INV-1', amount: '200.5', reference: 'Internal Transfer' };

	test('the ledgers come from the list, by ID, as a plain text and from an expression', async () => {
		const forms = [
			TRANSFER.fromLedgerId,
			{ __rl: true, mode: 'id', value: '={{ $json.from }}' },
			MAIN,
			'={{ $json.from }}',
		];
		for (const [index, fromLedgerId] of forms.entries()) {
			const items = [{ ...line, key: `form-${index}`, from: MAIN, amount: '10' }];
			const outcome = await world.action({ ...TRANSFER, fromLedgerId }).run(items);
			expect(shown(outcome)).toEqual({});
			expect((await lastPost())?.body).toMatchObject({ from_ledger_id: MAIN, amount: '10' });
		}
	});

	test('what goes over the wire, and the answer as it comes', async () => {
		const outcome = await world.action(TRANSFER).run([line]);
		expect(outcome.json).toEqual([
			{ status: 1, message: 'success', response_code: '1', transaction_id: expect.any(String) },
		]);
		expect((await lastPost())?.bodyText).toBe(
			`{"from_ledger_id":"${MAIN}","to_ledger_id":"${SAVINGS}","amount":"200.5","reference":"Internal Transfer"}`,
		);
	});

	test('the older path by API Path', async () => {
		await world.sandbox.change({ paths: 'older' });
		const failed = await world.action(TRANSFER).run([line]);
		expect(shown(failed)).toMatchObject({
			httpCode: '404',
			description: expect.stringContaining('Options > API Path'),
		});
		const options = { endpointPath: '/accounts/transfer' };
		expect((await world.action({ ...TRANSFER, options }).run([line])).status).toBe('success');
	});
});

describe('payouts', () => {
	const PAYOUT = { resource: 'payout', operation: 'create', paymentKey: 'OUT-1' };

	test('rows nest by their dots, and the output says pending', async () => {
		const fields = rows({ ledger_id: MAIN, amount: '12.50', 'beneficiary.id': 'B-1' });
		const outcome = await world.action({ ...PAYOUT, fields }).run();
		expect(outcome.json[0]).toMatchObject({ response_code: '11', outcome: 'pending' });
		expect(await lastPost()).toMatchObject({
			path: '/accounts/customer/pay_out',
			body: { ledger_id: MAIN, amount: '12.50', beneficiary: { id: 'B-1' } },
		});
	});

	test.each([
		[{}, 'Fields is empty'],
		[
			{ fields: rows({ a: '1' }), additionalFields: { jsonBody: '{"b":2}' } },
			'Fields and JSON Body are both filled in',
		],
		[{ additionalFields: { jsonBody: '[1]' } }, 'JSON Body is not a JSON object'],
	])('%j is refused before anything is sent', async (parameters, message) => {
		const outcome = await world.action({ ...PAYOUT, ...parameters }).run();
		expect(outcome.error?.message).toBe(message);
		expect(await world.sandbox.requests()).toEqual([]);
	});
});

test('the reconciliation report gives one item a line', async () => {
	await world.action(TRANSFER).run([{ key: 'R-1', amount: '5', reference: 'Report' }]);
	const today = new Date().toISOString().slice(0, 10);
	const outcome = await world
		.action({
			resource: 'report',
			operation: 'getReconciliation',
			startDate: `${today}T00:00:00`,
			endDate: today,
			filters: { companyId: '113' },
		})
		.run();
	expect(outcome.json.map(({ amount }) => amount)).toEqual(['-5.00', '5.00']);
	const [get] = await world.sandbox.requests('GET');
	expect(get?.query).toEqual({ start_date: today, end_date: today, company_id: '113' });
});
