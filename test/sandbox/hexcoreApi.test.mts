import contract from '../contracts/hexcore.json';
import {
	BILL,
	DEPOSIT,
	hexcoreHarness,
	type HexcoreHarness,
	LOAN,
	ORDER,
	PERSON,
	TRANSFER,
} from './hexcoreHarness.mts';

let box: HexcoreHarness;
beforeAll(async () => {
	box = await hexcoreHarness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

describe('the key', () => {
	test.each([
		['no key', {}],
		['an unknown key', { authorization: 'Bearer sk_test_other' }],
		['a live key', { authorization: 'Bearer sk_live_sim' }],
		['another scheme', { authorization: 'Basic sk_test_sim' }],
	])('%s is refused with 401, on every path', async (_name, headers) => {
		for (const path of ['/account/balance', '/loans/ln_1/schedule', '/nope']) {
			const reply = await box.send('GET', `/hexcore/v2${path}`, undefined, headers);
			expect(reply.status).toBe(401);
			expect(reply.json).toEqual({
				status: false,
				error_code: 'unauthorized',
				message: 'No valid API key provided.',
			});
		}
	});

	test.each(['POST', 'PUT', 'DELETE'])('the read-only key reads, but gets 403 on %s', async (method) => {
		const headers = { authorization: 'Bearer sk_test_readonly' };
		expect((await box.api('GET', '/account/balance', undefined, headers)).status).toBe(200);
		const paths = {
			POST: '/transfers/interbank/initiate',
			PUT: '/loans/ln_1/approve',
			DELETE: '/standing-orders/so_1',
		};
		const reply = await box.api(method, paths[method as keyof typeof paths], {}, headers);
		expect([reply.status, reply.json.error_code]).toEqual([403, 'forbidden']);
	});
});

/** What each documented call needs before it, and its path and body. */
async function callOf(id: string): Promise<{ path: Record<string, string>; body?: object }> {
	const loan = async () => String((await box.make('/loans/request', LOAN)).loan_id);
	const approved = async () => {
		const loanId = await loan();
		await box.api('PUT', `/loans/${loanId}/approve`, { status: 'APPROVED' });
		return loanId;
	};
	switch (id) {
		case 'account.create':
			return { path: {}, body: { ...PERSON, bvn: '22222222222' } };
		case 'customer.create':
			return { path: {}, body: { ...PERSON, dob: '1990-05-15', gender: 'MALE' } };
		case 'customer.update':
			return {
				path: { customerId: 'cus_8f92jdl29skw' },
				body: { email: 'sam.new.email@example.com', address: '42 Main St, Lagos, Nigeria' },
			};
		case 'transfer.initiate':
			return { path: {}, body: TRANSFER };
		case 'transfer.getStatus': {
			const { reference } = await box.make('/transfers/interbank/initiate', TRANSFER);
			await box.advance(2000);
			return { path: { reference: String(reference) } };
		}
		case 'loan.request':
			return { path: {}, body: LOAN };
		case 'loan.approve':
			return { path: { loanId: await loan() }, body: { status: 'APPROVED', comment: 'Income checked' } };
		case 'loan.disburse':
			return { path: { loanId: await approved() }, body: { account_number: '1234567890' } };
		case 'loan.getSchedule':
			return { path: { loanId: await approved() } };
		case 'standingOrder.create':
			return { path: {}, body: ORDER };
		case 'standingOrder.get':
		case 'standingOrder.cancel': {
			const order = { ...ORDER, end_date: '2031-01-31T00:00:00Z' };
			return { path: { orderId: String((await box.make('/standing-orders/create', order)).order_id) } };
		}
		case 'fixedDeposit.create':
			return { path: {}, body: { ...DEPOSIT, auto_rollover: true } };
		case 'fixedDeposit.liquidate':
			return {
				path: { depositId: String((await box.make('/fixed-deposits/create', DEPOSIT)).deposit_id) },
				body: { liquidation_type: 'FULL' },
			};
		case 'bill.pay':
			return { path: {}, body: BILL };
		default:
			return { path: { accountNumber: '1234567890', customerId: 'cus_8f92jdl29skw' } };
	}
}

/** The keys of an object and of the objects in it, with the kind of each value. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return [shapeOf(value[0])];
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('the documented answers', () => {
	const documented = contract.operations.filter(({ response }) => response !== null);

	test.each(documented.map((one) => ({ id: `${one.resource}.${one.operation}`, ...one })))(
		'$id',
		async ({ id, method, path, response }) => {
			const call = await callOf(id);
			const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => call.path[name] ?? '');
			const reply = await box.api(method, filled, call.body);
			const makes = ['account', 'customer', 'standingOrder', 'fixedDeposit'].some(
				(each) => id === `${each}.create`,
			);
			expect(reply.status).toBe(makes || id === 'loan.request' ? 201 : 200);
			expect(shapeOf(reply.json)).toEqual(shapeOf(response));
			expect(reply.json).toMatchObject({ status: true, message: response?.message });
		},
	);

	test('the start: the balances and people of the samples', async () => {
		const data = async (path: string) => (await box.api('GET', path)).json.data;
		expect(await data('/account/balance')).toEqual(contract.operations[0]?.response?.data);
		expect(await data('/account/1234567890')).toEqual(contract.operations[2]?.response?.data);
		expect(await data('/account/1234567890/balance')).toEqual(contract.operations[3]?.response?.data);
		expect(await data('/customer/cus_8f92jdl29skw')).toEqual(contract.operations[5]?.response?.data);
		expect(await data('/account/0987654321/balance')).toMatchObject({ available_balance: 0 });
	});

	test('created accounts get the next number; a BVN makes tier 3', async () => {
		expect(await box.make('/account/create', PERSON)).toMatchObject({
			account_number: '1234567891',
			tier: 1,
		});
		expect(await box.make('/account/create', { ...PERSON, bvn: '22222222222' })).toMatchObject({
			account_number: '1234567892',
			tier: 3,
		});
	});

	test('cards and messages answer their ids', async () => {
		const card = await box.api('PUT', '/cards/crd_0123/block', { reason: 'STOLEN' });
		expect([card.status, card.json.data]).toEqual([200, { card_id: 'crd_0123' }]);
		const sms = await box.make('/messaging/sms/send', { phone_number: '+2348012345678', message: 'Hello' });
		expect(sms).toEqual({ message_id: expect.stringMatching(/^sms_/), phone_number: '+2348012345678' });
	});
});

describe('what is refused', () => {
	const BODIES: Array<[string, Record<string, unknown>, string[]]> = [
		['/account/create', PERSON, []],
		['/customer/create', PERSON, []],
		['/transfers/interbank/initiate', TRANSFER, []],
		['/loans/request', LOAN, []],
		['/standing-orders/create', ORDER, []],
		['/fixed-deposits/create', DEPOSIT, []],
		['/bills/pay', BILL, []],
		['/messaging/sms/send', { phone_number: '+2348012345678', message: 'Hello' }, []],
	];

	test.each(BODIES)('%s without one of its fields', async (path, body) => {
		for (const field of Object.keys(body)) {
			const { [field]: _left, ...rest } = body;
			const reply = await box.api('POST', path, rest);
			expect([reply.status, reply.json]).toEqual([
				400,
				{ status: false, error_code: 'validation_error', message: `The ${field} field is required.` },
			]);
		}
	});

	test.each<[string, object]>([
		['/transfers/interbank/initiate', { ...TRANSFER, amount: 0 }],
		['/transfers/interbank/initiate', { ...TRANSFER, amount: -5 }],
		['/transfers/interbank/initiate', { ...TRANSFER, amount: 1.005 }],
		['/transfers/interbank/initiate', { ...TRANSFER, amount: '1e3' }],
		['/transfers/interbank/initiate', { ...TRANSFER, source_account: 1234567890 }],
		['/loans/request', { ...LOAN, tenor: 1.5 }],
		['/loans/request', { ...LOAN, interest_rate: -1 }],
		['/standing-orders/create', { ...ORDER, frequency: 'YEARLY' }],
		['/standing-orders/create', { ...ORDER, start_date: '2030-01-31T00:00:00' }],
		['/fixed-deposits/create', { ...DEPOSIT, auto_rollover: 'maybe' }],
		['/bills/pay', { ...BILL, biller_code: 'BIL_999' }],
		['/customer/create', { ...PERSON, gender: 'X' }],
		['/customer/create', { ...PERSON, dob: '15.05.1990' }],
	])('%s with %j', async (path, body) => {
		const reply = await box.api('POST', path, body);
		expect([reply.status, reply.json.error_code]).toEqual([400, 'validation_error']);
		expect((await box.state()).counts).toMatchObject({ transfers: 0, loans: 0, bills: 0, customers: 1 });
	});

	test.each(['{"amount":', '[]', '"text"', 'null'])('the body %p', async (body) => {
		const reply = await box.api('POST', '/transfers/interbank/initiate', body);
		expect([reply.status, reply.json.error_code]).toEqual([400, 'validation_error']);
	});

	test.each([
		['GET', '/account/1111111111'],
		['GET', '/customer/cus_none'],
		['GET', '/transfers/interbank/trf_none/status'],
		['GET', '/loans/ln_none/schedule'],
		['GET', '/standing-orders/so_none'],
		['DELETE', '/standing-orders/so_none'],
		['GET', '/nothing/here'],
	])('%s %s is 404', async (method, path) => {
		const reply = await box.api(method, path);
		expect([reply.status, reply.json]).toMatchObject([404, { status: false, error_code: 'not_found' }]);
	});
});

test('a form is read as JSON is, and its content type is recorded', async () => {
	const form = new URLSearchParams({ ...DEPOSIT, amount: '50000.5', auto_rollover: 'true' } as never);
	const type = 'application/x-www-form-urlencoded';
	const reply = await box.api('POST', '/fixed-deposits/create', form.toString(), { 'content-type': type });
	expect([reply.status, reply.json.data]).toMatchObject([201, { principal: 50000.5, auto_rollover: true }]);
	const { requests } = (
		await box.control<{ requests: Array<{ headers: Record<string, string> }> }>('GET', '/requests')
	).json;
	expect(requests[0]?.headers['content-type']).toBe(type);
});
