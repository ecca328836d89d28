import { API, collection, harness, type Harness, payout } from './harness.mts';

interface Failure {
	status: string;
	error: { code: string; message: string; details?: Record<string, unknown> };
}

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

describe('authentication', () => {
	test.each([
		['no key', {}],
		['an unknown key', { authorization: 'Bearer sk_test_other' }],
		['a live key', { authorization: 'Bearer sk_live_sim' }],
		['another scheme', { authorization: 'token sk_test_sim' }],
	])('refuses %s with 401', async (_name, headers) => {
		const reply = await box.send<Failure>('GET', `${API}/client/balance`, undefined, headers);
		expect(reply.status).toBe(401);
		expect(reply.json).toEqual({
			status: 'error',
			error: { code: 'UNAUTHORIZED', message: expect.any(String) },
		});
	});

	test('the read-only key reads, but gets 403 on POST and books nothing', async () => {
		const readOnly = { authorization: 'Bearer sk_test_readonly' };
		expect((await box.api('GET', '/client/balance', undefined, readOnly)).status).toBe(200);
		const reply = await box.api<Failure>('POST', '/payouts/initiate', payout('R-1', '10.00'), readOnly);
		expect([reply.status, reply.json.error.code]).toEqual([403, 'FORBIDDEN']);
		expect((await box.state()).counts.payoutsBooked).toBe(0);
	});

	test('every path needs the key, also unknown ones', async () => {
		const paths = [
			'/client/stats',
			'/client/earnings-chart',
			'/client/transactions',
			'/collections/status/X',
			'/nope',
		];
		for (const path of paths) {
			expect((await box.send('GET', API + path)).status).toBe(401);
			expect((await box.api('GET', path)).status).not.toBe(401);
		}
	});
});

describe('collections', () => {
	test('initiate answers the documented envelope and a checkout link on the host that was asked', async () => {
		const reply = await box.collect('ORDER-1', '100.00');
		expect(reply.status).toBe(200);
		expect(Object.keys(reply.json.data)).toEqual(['transaction_id', 'redirect_url', 'status']);
		const { transaction_id: id, redirect_url: link, status } = reply.json.data;
		expect(reply.json).toMatchObject({ status: 'success' });
		expect(id).toMatch(/^tx_[0-9a-z]+$/);
		expect(link).toBe(`${box.url}/hexai/checkout/${id}`);
		expect(status).toBe('PENDING');
	});

	test('status is found by reference, percent-encoded and long ones too', async () => {
		const reference = `Ä/ö ${'x'.repeat(200)}?#`;
		const { transaction_id: id } = (await box.collect(reference)).json.data;
		const reply = await box.api('GET', `/collections/status/${encodeURIComponent(reference)}`);
		expect(reply.json).toEqual({
			status: 'success',
			data: {
				transaction_id: id,
				client_reference: reference,
				type: 'COLLECTION',
				amount: '150.00',
				currency: 'GMD',
				status: 'PENDING',
			},
		});
	});

	test('an unknown reference is 404 NOT_FOUND', async () => {
		const reply = await box.api<Failure>('GET', '/collections/status/NOPE');
		expect([reply.status, reply.json.error.code]).toEqual([404, 'NOT_FOUND']);
	});
});

describe('validation', () => {
	const fields = { collections: ['amount', 'currency', 'client_reference', 'success_url', 'error_url'] };

	test.each(fields.collections)('a collection needs %s', async (field) => {
		const { [field]: _left, ...rest } = collection('V-1', '10.00');
		const reply = await box.api<Failure>('POST', '/collections/initiate', rest);
		expect([reply.status, reply.json.error.code]).toEqual([400, 'VALIDATION_ERROR']);
		expect(reply.json.error.details).toEqual({ field });
	});

	test.each(['amount', 'currency', 'client_reference', 'recipient_mobile'])(
		'a payout needs %s',
		async (field) => {
			const { [field]: _left, ...rest } = payout('V-2', '10.00');
			const reply = await box.api<Failure>('POST', '/payouts/initiate', rest);
			expect([reply.status, reply.json.error.details]).toEqual([400, { field }]);
		},
	);

	test.each<[string, unknown]>([
		['amount', 100],
		['amount', '100'],
		['amount', '100.0'],
		['amount', '100.001'],
		['amount', '-1.00'],
		['amount', '0.00'],
		['amount', '1e3.00'],
		['amount', '99999999999.00'],
		['currency', 'USD'],
		['recipient_mobile', '+221123456'],
		['recipient_mobile', '+220123456'],
		['recipient_mobile', '2201234567'],
		['recipient_mobile', '+220 123 4567'],
		['client_reference', ''],
		['client_reference', 7],
	])('a payout with %s %p is refused and books nothing', async (field, value) => {
		const reply = await box.api<Failure>('POST', '/payouts/initiate', {
			...payout('V-3', '10.00'),
			[field]: value,
		});
		expect([reply.status, reply.json.error.code, reply.json.error.details]).toEqual([
			400,
			'VALIDATION_ERROR',
			{ field },
		]);
		expect((await box.state()).transactions).toEqual([]);
	});

	test.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'ftp://x.example'])(
		'return address %s is refused',
		async (address) => {
			for (const field of ['success_url', 'error_url']) {
				const order = { ...collection('V-4', '10.00'), [field]: address };
				const reply = await box.api<Failure>('POST', '/collections/initiate', order);
				expect([reply.status, reply.json.error.details]).toEqual([400, { field }]);
			}
		},
	);

	test.each(['{"amount":', '', '[]', '"text"', 'null'])(
		'the body %p gets the error envelope',
		async (body) => {
			const reply = await box.api<Failure>('POST', '/payouts/initiate', body);
			expect(reply.status).toBe(400);
			expect(reply.json).toMatchObject({ status: 'error', error: { code: 'VALIDATION_ERROR' } });
		},
	);

	test('a body without the JSON content type is refused', async () => {
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const reply = await box.api<Failure>('POST', '/payouts/initiate', payout('V-5', '10.00'), form);
		expect([reply.status, reply.json.error.code]).toEqual([400, 'VALIDATION_ERROR']);
	});

	test('unknown paths answer the 404 envelope', async () => {
		for (const [method, path] of [
			['GET', '/nope'],
			['POST', '/client/balance'],
			['POST', '/payouts/send'],
		] as const) {
			const reply = await box.api<Failure>(
				method,
				path,
				method === 'POST' ? payout('V-6', '10.00') : undefined,
			);
			expect([reply.status, reply.json.error.code]).toEqual([404, 'NOT_FOUND']);
		}
	});
});
