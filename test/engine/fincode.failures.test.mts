import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import {
	BANK_ACCOUNT,
	callSimulator,
	calls,
	control,
	CREATE,
	CUSTOMER_ID,
	EMAIL,
	fincode,
	GET_BALANCE,
	GET_PROFILE,
	loanThatIs,
	ONE,
	WALLET,
} from './fincode.mts';

const world = worldOf(fincode);

const balance = (options: Record<string, unknown> = {}) =>
	world.action({ ...GET_BALANCE, options }).run([{ key: WALLET }]);
const answered = async (status: number, body: unknown) =>
	await world.sandbox.fault({ kind: 'status', status, method: 'GET', body });

describe('a failure inside HTTP 200 is a failure', () => {
	test.each([
		[
			'the form of the API Reference',
			{ success: false, error: { code: 'GONE', message: 'No more' } },
			'GONE',
		],
		['the form of the endpoint pages', { status: 'FAILED', responseCode: 400, message: 'No more' }, '400'],
		['in small letters', { status: 'failed', message: 'No more' }, ''],
		['ERROR', { status: 'ERROR', message: 'No more' }, ''],
		['a response code alone', { responseCode: 404, message: 'No more', data: {} }, '404'],
	])('%s', async (_title, body, code) => {
		await answered(200, body);
		const outcome = await balance();
		expect(shown(outcome)).toMatchObject({
			name: 'NodeApiError',
			message: `FinCode: No more${code === '' ? '' : ` (${code})`}`,
			httpCode: '200',
			itemIndex: 0,
		});
	});

	test.each([
		['the state of a record', { status: 'SUCCESS', data: { status: 'FAILED' } }, { status: 'FAILED' }],
		['a bare record', { accountId: WALLET, balance: 1 }, { accountId: WALLET, balance: 1 }],
		['no data', { status: 'SUCCESS', responseCode: 200, message: 'Done' }, { message: 'Done' }],
	])('%s is none', async (_title, body, json) => {
		await answered(200, body);
		expect((await balance()).json[0]).toMatchObject(json);
	});

	test('a 401 inside it says that nothing signs in again by itself', async () => {
		await answered(200, { status: 'FAILED', responseCode: 401, message: 'Token expired' });
		const outcome = await balance();
		expect(outcome.error?.description).toMatch(/inside an HTTP 200/);
		expect(await calls(world)).toHaveLength(1);
	});

	test.each(['page', 'seed'])('good replies in the envelope %s give the same', async (replyEnvelope) => {
		await world.sandbox.change({ replyEnvelope });
		expect((await balance()).json).toEqual([
			expect.objectContaining({ accountId: WALLET, availableBalance: 10_000 }),
		]);
	});
});

describe('what a person reads', () => {
	test('a 422 names the field, in both envelopes as far as they tell', async () => {
		const loan = await loanThatIs(world, 'REQUESTED');
		const accept = { resource: 'loan', operation: 'acceptOffer', loanApplicationId: loan };
		const seed = await world.action(accept).run();
		expect(shown(seed)).toMatchObject({
			message: expect.stringContaining('(VALIDATION_ERROR)'),
			description: expect.stringContaining('loanApplicationId: '),
			httpCode: '422',
		});
		expect(seed.error?.description).toContain('Request Format to Flat');
		await world.sandbox.change({ errorEnvelope: 'page' });
		const page = await world.action(accept).run();
		expect(shown(page)).toMatchObject({ message: expect.stringContaining('is REQUESTED'), httpCode: '422' });
	});

	test('a 422 is in the details when the run goes on', async () => {
		const node = world.action(
			{ ...CREATE, preExistingSenderCustomerCode: 'NOBODY' },
			{ onError: 'continueRegularOutput' },
		);
		const outcome = await node.run([{ key: 'details', amount: '7.00' }]);
		expect(outcome.json[0]?.error).toMatchObject({
			code: null,
			providerCode: 'VALIDATION_ERROR',
			httpStatus: 422,
			outcome: 'refused',
			paymentKey: 'details',
			details: { fields: [{ field: 'preExistingSenderCustomerCode' }] },
		});
	});

	test.each([
		[403, 'FORBIDDEN', /wrong role/],
		[404, 'NOT_FOUND', /Check the ID/],
		[500, 'SERVER_ERROR', /Try again later/],
		[503, 'SERVICE_UNAVAILABLE', /Try again later/],
	])('a read that is answered %d %s', async (status, code, step) => {
		await world.sandbox.fault({ kind: 'status', status, method: 'GET', times: 9 });
		const outcome = await balance({ maxTries: 1 });
		expect(shown(outcome)).toMatchObject({
			message: expect.stringContaining(`(${code})`),
			description: expect.stringMatching(step),
			httpCode: String(status),
		});
		expectNoSecrets(outcome, fincode);
	});

	test.each([
		['customer', { resource: 'loan', operation: 'getRepayments' }, /role manager/],
		[
			'cashier',
			{
				resource: 'payment',
				operation: 'confirmAwaiting',
				paymentKey: 'AP12345',
				awaitingPaymentId: 'AP12345',
			},
			/cashiers/,
		],
	])('the role a %s lacks is named', async (role, parameters, step) => {
		await control(world.sandbox.url, 'PUT', `/users/${EMAIL}`, { role: role.toUpperCase() });
		const outcome = await world.action(parameters).run();
		expect(shown(outcome)).toMatchObject({ httpCode: '403', description: expect.stringMatching(step) });
	});

	test('a page instead of data asks for the Base URL of a custom address', async () => {
		await world.sandbox.fault({ kind: 'html', status: 200 });
		expect(shown(await balance())).toMatchObject({
			message: 'FinCode, or a proxy in between, answered with a page instead of data',
			description: expect.stringContaining('Check Base URL in the FinCode credential'),
		});
	});

	test('a provider that repeats secrets in its error does not bring them into the run', async () => {
		const message = `Bad password ${fincode.secrets.join(' ')}`;
		await answered(400, { success: false, error: { code: 'X', message, details: { sent: message } } });
		const outcome = await balance();
		expect(outcome.error?.message).toContain('[hidden]');
		expectNoSecrets(outcome, fincode);
	});
});

describe('429', () => {
	test('a read waits as long as it is told, and says so when that is too long', async () => {
		await world.sandbox.fault({
			kind: 'status',
			status: 429,
			method: 'GET',
			headers: { 'retry-after': '1' },
			body: {},
		});
		expect((await balance()).status).toBe('success');
		const [first, second] = await calls(world);
		expect(Number(second?.startedAt) - Number(first?.finishedAt)).toBeGreaterThanOrEqual(950);
		await world.sandbox.fault({
			kind: 'status',
			status: 429,
			method: 'GET',
			headers: { 'retry-after': '3600' },
			body: {},
		});
		expect((await balance()).error?.description).toContain('asks to wait 3600 seconds');
	});

	test('of the sign-in is waited for, too', async () => {
		const restarted = await world.engine.restarted();
		await world.sandbox.fault({
			kind: 'status',
			status: 429,
			method: 'PUT',
			headers: { 'retry-after': '1' },
			body: {},
		});
		const outcome = await world.action(GET_PROFILE, {}, restarted).run();
		expect(shown(outcome)).toEqual({});
		restarted.loaded.close();
	});
});

describe('writes are not repeated after a fault', () => {
	const UPDATE = { resource: 'customer', operation: 'updateProfile', updateFields: { firstName: 'Ada' } };

	test.each(['dropAfter', 'hang', 'html'] as const)('%s', async (kind) => {
		await world.action(GET_PROFILE).run();
		await world.sandbox.fault({ kind, path: '/v6/services/usermanagement/profile-edit' });
		const outcome = await world.action({ ...UPDATE, options: { timeout: 1 } }).run();
		expect(outcome.error?.message).toContain('it may have been carried out');
		expect((await calls(world)).filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	test('an update without a field is refused before it is sent', async () => {
		const outcome = await world.action({ ...UPDATE, updateFields: {} }).run();
		expect(outcome.status).toBe('error');
		expect(await calls(world)).toEqual([]);
	});
});

describe('Wait For Final Status', () => {
	const DETAILS = (loan: string, seconds: number) => ({
		resource: 'loan',
		operation: 'getApplicationDetails',
		loanApplicationId: loan,
		waitForFinalStatus: true,
		waitTimeout: seconds,
	});

	test('gives the loan once it is disbursed', async () => {
		const loan = await loanThatIs(world, 'ACCEPTED');
		const started = world.action(DETAILS(loan, 20)).start();
		while ((await calls(world)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		await callSimulator(world, 'PUT', `${ONE}/user/accept-terms-and-conditions/${loan}`);
		const { json } = await started.outcome;
		expect(json[0]).toMatchObject({ final: true, loanDetails: { loanApplicationStatusEnum: 'DISBURSED' } });
	});

	test('goes on with "final": false when the time is up', async () => {
		const loan = await loanThatIs(world, 'REQUESTED');
		const { json } = await world.action(DETAILS(loan, 1)).run();
		expect(json[0]).toMatchObject({ final: false, loanDetails: { loanRequestUserId: CUSTOMER_ID } });
	});

	const TRANSFER = {
		resource: 'wallet',
		operation: 'getTransferStatus',
		transactionReference: '={{ $json.reference }}',
		waitForFinalStatus: true,
	};
	const bankTransfer = async (amount: number) => {
		const { transactionReference } = await callSimulator(
			world,
			'POST',
			`${ONE}/user/transfer-funds-to-bank`,
			{
				customerId: CUSTOMER_ID,
				amount,
				bankAccountId: BANK_ACCOUNT,
				accountNumber: '8883633074',
				bankCode: '044',
				accountName: 'VICTOR ADEBIYI',
			},
		);
		return { reference: String(transactionReference) };
	};

	test.each([
		['COMPLETED', 20, null],
		['FAILED', 20.41, expect.any(String)],
	])('gives a bank transfer once it is %s: also a failed one is an answer', async (state, amount, reason) => {
		await world.sandbox.change({ stepMs: 300 });
		const item = await bankTransfer(amount);
		const { json } = await world.action({ ...TRANSFER, waitTimeout: 30 }).run([item]);
		expect(json[0]).toMatchObject({ final: true, transferStatus: state, failureReason: reason });
	});

	test('takes a word FinCode does not document for a state that may still change', async () => {
		const body = { status: 'SUCCESS', data: { transferStatus: 'REVERSED' } };
		const path = `${ONE}/user/check-transfer-status/`;
		await world.sandbox.fault({ kind: 'status', status: 200, path, body, times: 50 });
		const { json } = await world.action({ ...TRANSFER, waitTimeout: 1 }).run([{ reference: 'TRF-1' }]);
		expect(json[0]).toMatchObject({ final: false, transferStatus: 'REVERSED' });
	});
});

test('further fields merge into the body, but never over a field or into the prototype', async () => {
	const create = (extraFields: string) => ({
		resource: 'beneficiary',
		operation: 'create',
		senderCode: 'RZ0LNK',
		firstName: 'Ada',
		lastName: 'Obi',
		additionalFields: { address: '{ "city": "Lagos" }', extraFields },
	});
	const merged = await world.action(create('{ "address": { "line": "1" }, "note": "x" }')).run();
	expect(merged.json[0]).toMatchObject({ address: { city: 'Lagos', line: '1' }, note: 'x' });
	for (const extra of ['{ "firstName": "Eve" }', '{ "__proto__": { "a": 1 } }', '[]', 'not json']) {
		expect((await world.action(create(extra)).run()).status).toBe('error');
	}
	expect(await calls(world)).toHaveLength(1);
});
