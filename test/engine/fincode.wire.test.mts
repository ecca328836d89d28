import { createHash } from 'node:crypto';

import { shown, worldOf } from './harness/world.mts';
import {
	API_TOKEN,
	calls,
	callSimulator,
	CREATE,
	expireTokens,
	fincode,
	forgetCalls,
	GET_BALANCE,
	GET_PROFILE,
	loanThatIs,
	openAccounts,
	SIX,
	transactionToPay,
	WALLET,
} from './fincode.mts';
import { TRANSFERS } from './fincode.transfers.mts';

const world = worldOf(fincode);

const NAMESPACE = Buffer.from('1328c300c0155ac6b50a71def14df9ac', 'hex');

/** UUID version 5, written here once more so that the package's own is not its own judge. */
function uuid5(name: string): string {
	const hash = createHash('sha1').update(NAMESPACE).update(name).digest('hex').slice(0, 32);
	const variant = ((parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
	const hex = `${hash.slice(0, 12)}5${hash.slice(13, 16)}${variant}${hash.slice(17)}`;
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const VALIDATE = {
	resource: 'beneficiary',
	operation: 'validateAccount',
	bankCode: '044',
	transactionType: 'ACCOUNTPAYMENT',
	accountNumber: '8883633074',
	accountNumberCountry: 'NGA',
	expectedCurrencyCode: 'NGN',
};

const DETAILS = {
	resource: 'loan',
	operation: 'getApplicationDetails',
	loanApplicationId: '={{ $json.loan }}',
};

describe('a GET with a body', () => {
	test('leaves as GET, with its JSON, its type and its length', async () => {
		const outcome = await world.action(VALIDATE).run();
		expect(outcome.json).toEqual([expect.objectContaining({ accountName: 'VICTOR ADEBIYI' })]);
		const [sent] = await calls(world);
		expect(sent).toMatchObject({
			method: 'GET',
			headers: { 'content-type': 'application/json', 'x-auth-token': expect.any(String) },
			body: { bankCode: '044', accountNumber: '8883633074' },
		});
		expect(Number(sent?.headers['content-length'])).toBe(Buffer.byteLength(sent?.bodyText ?? ''));
		expect(sent?.bodyText).not.toContain('metadata');
	});

	test('also when the token has ended and the call is repeated', async () => {
		await world.action(GET_PROFILE).run();
		await expireTokens(world);
		await forgetCalls(world);
		expect((await world.action(VALIDATE).run()).status).toBe('success');
		const sent = await calls(world);
		expect(sent.map(({ method, status }) => [method, status])).toEqual([
			['GET', 401],
			['GET', 200],
		]);
		expect(sent[0]?.bodyText).toBe(sent[1]?.bodyText);
	});

	test('with a query beside it', async () => {
		const outcome = await world
			.action({
				resource: 'payment',
				operation: 'getAwaiting',
				selectedCurrency: 'USD',
				fromDate: '2024-01-01',
				toDate: '2024-01-31',
				limit: 1,
			})
			.run();
		expect(outcome.json).toHaveLength(1);
		const [sent] = await calls(world);
		expect(sent).toMatchObject({ method: 'GET', query: { page: '1', size: '1' } });
		expect(sent?.body).toEqual({ selectedCurrency: 'USD', fromDate: '01/01/2024', toDate: '31/01/2024' });
	});
});

describe('an array as body', () => {
	const post = TRANSFERS.find(({ title }) => title === 'ledger.post');

	test.each([
		['standard', (body: unknown) => (body as { data: unknown }).data],
		['flat', (body: unknown) => body],
	] as const)('in the format %s', async (requestFormat, payloadOf) => {
		world.credential({ requestFormat });
		const node = world.action(post?.parameters ?? {});
		expect((await node.run([{ key: `array-${requestFormat}`, amount: '20.00' }])).status).toBe('success');
		const [sent] = await calls(world);
		expect(payloadOf(sent?.body)).toEqual([
			{
				instructionIdempotencykey: expect.stringMatching(new RegExp(`^array-${requestFormat}-[0-9a-f]{12}$`)),
				primaryAccountNumber: '8883633074',
				currencyCode: 'NGN',
				creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
				counterParties: [{ accountNumber: '8883968718', amount: 20 }],
			},
		]);
	});
});

test('a PUT with its data in the path alone: an empty payload, or no body at all', async () => {
	const fund = TRANSFERS.find(({ title }) => title === 'investment.fundWallet');
	const node = world.action(fund?.parameters ?? {});
	await node.run([{ key: 'put-1', amount: '1250.50' }]);
	world.credential({ requestFormat: 'flat' });
	await node.run([{ key: 'put-2', amount: '100' }]);
	const [standard, flat] = await calls(world);
	expect(standard).toMatchObject({ method: 'PUT', body: { data: {}, metadata: expect.any(Object) } });
	expect(standard?.path).toMatch(/\/1250\.50?$/);
	expect(flat).toMatchObject({ method: 'PUT', bodyText: '' });
	expect(flat?.path).toMatch(/\/100(\.00)?$/);
});

test('hyphenated keys of a reply come out as they are', async () => {
	const pcn = await transactionToPay(world);
	const { json } = await world
		.action({
			resource: 'transaction',
			operation: 'getPaymentMethods',
			pcn,
			countryIsoCode3: 'GBR',
			currency: 'GBP',
			amount: '2.00',
		})
		.run();
	const [method] = json[0]?.paymentMethodsMetadata as Array<Record<string, unknown>>;
	expect(method).toMatchObject({ 'total-amount': 2.03, principalAmount: 2 });
	expect(method?.paymentDetails).toHaveProperty(
		'hosted_gateway_url',
		`${world.sandbox.url}/fincode/pay/${pcn}`,
	);
});

describe('headers', () => {
	test('every call: the token as it is, content type, platform and uuid of the credential', async () => {
		world.credential({ platform: 'web', uuid: 'device-7', authentication: 'apiToken', apiToken: API_TOKEN });
		await world.action(GET_PROFILE).run();
		const [sent] = await calls(world);
		expect(sent?.headers).toMatchObject({
			'x-auth-token': '…ager',
			'content-type': 'application/json',
			platform: 'web',
			uuid: 'device-7',
		});
		expect(sent?.headers).not.toHaveProperty('authorization');
	});

	test('the sign-in carries no token, and register none either', async () => {
		await world.engine.restarted().then(({ loaded }) => loaded.close());
		world.credential({ email: 'agent@sim.example' });
		await world.action(GET_PROFILE).run();
		const [login] = await world.sandbox.requests('PUT');
		expect(login).toMatchObject({
			path: `${SIX}/securitymanagement/login`,
			body: { email: 'agent@sim.example', currentPassword: expect.any(String) },
			headers: { platform: 'fincode', uuid: '200', 'content-type': 'application/json' },
		});
		expect(login?.headers).not.toHaveProperty('x-auth-token');
		await forgetCalls(world);
		await world
			.action({
				resource: 'customer',
				operation: 'register',
				customerType: 'COMPANY',
				firstName: 'Jane',
				lastName: 'Doe',
				email: 'jane@example.com',
				phone: '+447700900123',
				password: 'Curr3nt!pass',
			})
			.run();
		const [register] = await world.sandbox.requests();
		expect(register).toMatchObject({ status: 200, headers: { platform: 'fincode' } });
		expect(register?.headers).not.toHaveProperty('x-auth-token');
	});

	test("create-transaction's three, the password from the credential or from Options", async () => {
		await world.action(CREATE).run([{ key: 'three', amount: '7.00' }]);
		const [sent] = await calls(world);
		expect(sent?.headers).toMatchObject({
			ipaddress: '203.0.113.10',
			password: '…0rd!',
			'x-idempotency-key': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/),
		});
		const node = world.action({ ...CREATE, options: { password: 'An0ther!wrong' } });
		const outcome = await node.run([{ key: 'four', amount: '7.00' }]);
		expect(outcome.error?.description).toContain('password');
		expect(JSON.stringify(shown(outcome))).not.toContain('An0ther!wrong');
	});

	test('without a password anywhere nothing is sent', async () => {
		world.credential({ authentication: 'apiToken', apiToken: API_TOKEN, password: '' });
		const outcome = await world.action(CREATE).run([{ key: 'none', amount: '7.00' }]);
		expect(outcome.error?.message).toMatch(/password/i);
		expect(await world.sandbox.requests()).toEqual([]);
	});

	test('x-fapi headers: made by the node, or what the person chose', async () => {
		const loan = await loanThatIs(world, 'REQUESTED');
		const before = Date.now();
		await world.action(DETAILS).run([{ loan }]);
		const options = {
			authDate: '2024-01-15T10:30:00Z',
			customerIpAddress: '203.0.113.10',
			interactionId: 'my-interaction',
			idempotencyKey: 'my-key',
		};
		await world.action({ ...DETAILS, options }).run([{ loan }]);
		const [made, chosen] = await calls(world);
		expect(made?.headers['x-fapi-customer-ip-address']).toBe('127.0.0.1');
		const at = made?.headers['x-fapi-auth-date'] ?? '';
		expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
		expect(Math.abs(Date.parse(at) - before)).toBeLessThan(5_000);
		expect(chosen?.headers).toMatchObject({
			'x-fapi-customer-ip-address': '203.0.113.10',
			'x-fapi-interaction-id': 'my-interaction',
			'x-idempotency-key': 'my-key',
		});
		expect(Date.parse(chosen?.headers['x-fapi-auth-date'] ?? '')).toBe(Date.parse('2024-01-15T10:30:00Z'));
	});
});

describe('derived ids', () => {
	test('of a transfer: from host, operation, key and what is paid, in header, interaction and metadata', async () => {
		const loan = await loanThatIs(world, 'ACCEPTED');
		const accept = TRANSFERS.find(({ title }) => title === 'loan.acceptTerms');
		const { json } = await world.action(accept?.parameters ?? {}).run([{ key: 'L-1', loan }]);
		const paid = JSON.stringify({ more: { loanApplicationId: loan } });
		const fingerprint = createHash('sha256').update(paid).digest('hex');
		const name = `${world.baseUrl}|loan.acceptTerms|L-1|${fingerprint}`;
		const [sent] = await calls(world);
		expect(sent?.headers).toMatchObject({
			'x-idempotency-key': uuid5(name),
			'x-fapi-interaction-id': uuid5(`interaction|${name}`),
		});
		expect(sent?.body).toMatchObject({ metadata: { request_id: uuid5(name) } });
		expect(json[0]?.requestIds).toEqual({
			idempotencyKey: uuid5(name),
			interactionId: uuid5(`interaction|${name}`),
			requestId: uuid5(name),
		});
		const found = await world
			.action({
				resource: 'ledger',
				operation: 'getByInteraction',
				interactionId: uuid5(`interaction|${name}`),
			})
			.run();
		expect(found.json).toHaveLength(2);
	});

	test('of a read: another at each run, item and try, so that no old answer comes again', async () => {
		const loan = await loanThatIs(world, 'REQUESTED');
		const node = world.action(DETAILS);
		await node.run([{ loan }, { loan }]);
		await node.run([{ loan }]);
		await world.sandbox.fault({ kind: 'status', status: 503, method: 'GET', body: {} });
		await node.run([{ loan }]);
		const keys = (await calls(world)).map(({ headers }) => headers['x-idempotency-key']);
		expect(keys).toHaveLength(5);
		expect(new Set(keys).size).toBe(5);
	});

	test('of a page: another at each page', async () => {
		for (let index = 0; index < 3; index++) await loanThatIs(world, 'REQUESTED');
		await world.sandbox.change({ listCap: 1 });
		const { json } = await world
			.action({
				resource: 'loan',
				operation: 'getAll',
				customerId: '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
				returnAll: true,
			})
			.run();
		expect(json).toHaveLength(3);
		const keys = (await calls(world)).map(({ headers }) => headers['x-idempotency-key']);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('of a write: the same over its own tries', async () => {
		await world.sandbox.fault({
			kind: 'status',
			status: 429,
			method: 'POST',
			headers: { 'retry-after': '0' },
			body: {},
		});
		await world
			.action({
				resource: 'loan',
				operation: 'request',
				currencyCode: 'NGN',
				dateOfBirth: '1990-04-12',
				durationCounter: 6,
				employmentStatus: 'EMPLOYED',
			})
			.run();
		const keys = (await calls(world)).map(({ headers }) => headers['x-idempotency-key']);
		expect(keys).toHaveLength(2);
		expect(keys[0]).toBe(keys[1]);
	});
});

describe('what an id may hold', () => {
	test.each(['a/b', '..', '../x', 'a\nb'])('%j never reaches a path', async (key) => {
		const outcome = await world.action(GET_BALANCE).run([{ key }]);
		expect(shown(outcome)).toMatchObject({
			message: "Account ID holds characters that can't be part of an ID",
		});
		expect(await calls(world)).toEqual([]);
	});

	test('others are encoded', async () => {
		await openAccounts(world.sandbox.url, ['a b?#&ü']);
		const outcome = await world.action(GET_BALANCE).run([{ key: 'a b?#&ü' }]);
		expect(outcome.json[0]).toMatchObject({ accountId: 'a b?#&ü' });
	});
});

describe('where a call may go', () => {
	test('a pasted tail of the base URL is cut off', async () => {
		world.credential({ baseUrl: `${world.baseUrl}/api/v6/services/` });
		expect((await world.action(GET_PROFILE).run()).status).toBe('success');
	});

	test.each([
		[{ basePath: '/api/v9/services' }, DETAILS],
		[{ pathVariant: '/admin/else' }, { resource: 'organisation', operation: 'getPreference' }],
	])('%j is refused before anything is sent', async (options, parameters) => {
		const outcome = await world.action({ ...parameters, options }).run([{ loan: 'x' }]);
		expect(outcome.error?.description).toContain('Use one of:');
		expect(await calls(world)).toEqual([]);
	});

	test('the other version and the other spelling, when chosen', async () => {
		const loan = await loanThatIs(world, 'REQUESTED');
		await world.sandbox.change({ lendingBase: 'v6', pathVariant: 'second' });
		const v1 = await world.action(DETAILS).run([{ loan }]);
		expect(v1.error?.description).toContain('Base Path');
		const v6 = await world.action({ ...DETAILS, options: { basePath: '/api/v6/services' } }).run([{ loan }]);
		expect(v6.status).toBe('success');
		const preference = { resource: 'organisation', operation: 'getPreference' };
		expect((await world.action(preference).run()).error?.description).toContain('Path Variant');
		const pathVariant = '/admin/organisation-preference-management/fetch-organisaction-preference';
		const found = await world.action({ ...preference, options: { pathVariant } }).run();
		expect(found.json).toEqual([expect.objectContaining({ baseCurrency: 'GBP' })]);
	});

	test('the investment host: another one only with https on FinCode, unless the address is custom', async () => {
		const totals = { resource: 'investment', operation: 'getTotals', userId: 'u-1' };
		const custom = await world.action({ ...totals, options: { host: world.baseUrl } }).run();
		expect(custom.status).toBe('success');
		world.credential({ environment: 'production', domain: 'acme' });
		const missing = await world.action(totals).run();
		expect(missing.error?.message).toMatch(/no production address/);
		for (const host of [
			'https://evil.example',
			'http://x.fincode.tech',
			'https://fincode.tech.evil.example',
		]) {
			const outcome = await world.action({ ...totals, options: { host } }).run();
			expect(outcome.status).toBe('error');
			expect(outcome.error?.message).toMatch(
				/ is not an address of FinCode$|^Investment Host must begin with https/,
			);
		}
	});
});

test('the wallet is debited by what was asked for, and the money arrives at the transaction', async () => {
	const pcn = await transactionToPay(world, '7.00');
	await world
		.action({
			resource: 'payment',
			operation: 'payFromWallet',
			paymentGatewayRef: 'W-1',
			payableType: 'TRANSACTION',
			payAbleId: pcn,
			accountId: WALLET,
			totalCheckOutAmount: '7.00',
		})
		.run();
	const [sent] = await calls(world);
	expect(sent?.body).toMatchObject({ data: { totalCheckOutAmount: 7, paymentGatewayRef: 'W-1' } });
	const { availableBalance } = await callSimulator(world, 'GET', `${SIX}/ledger/account-balance/${WALLET}`);
	expect(availableBalance).toBe(9_993);
	const { transactions } = (await world.sandbox.state()) as {
		transactions: Array<{ pcn: string; status: string }>;
	};
	// It is paid a moment later.
	expect(transactions.find((each) => each.pcn === pcn)?.status).toMatch(/^(VERIFYING|PAID)$/);
});
