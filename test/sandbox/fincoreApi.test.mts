import { fincoreHarness, type FincoreHarness, KEY, type Many } from './fincoreHarness.mts';

let box: FincoreHarness;
beforeAll(async () => {
	box = await fincoreHarness();
});
afterAll(async () => await box.close());
beforeEach(async () => void (await box.reset()));

describe('what Fincore documents', () => {
	test('the list of clients, as in the sample', async () => {
		const { status, json } = await box.api<Many>('GET', '/clients?limit=10&offset=20');
		expect(status).toBe(200);
		expect(json.meta).toEqual({ total: 135, limit: 10, offset: 20 });
		expect(json.data.map(({ id }) => id)).toEqual(
			Array.from({ length: 10 }, (_, index) => String(1021 + index)),
		);
	});

	test.each([0, -5, '100', null])('an amount of %j gives the error sample, word for word', async (amount) => {
		const { status, json } = await box.api('POST', '/payments', { amount });
		expect(status).toBe(400);
		expect(json).toEqual({
			error: {
				code: 'invalid_request',
				message: 'The request was invalid',
				details: [{ field: 'amount', message: 'Amount must be greater than zero' }],
			},
		});
	});

	test('the 101st call of a minute is refused with both headers, and one goes through after it', async () => {
		for (let call = 0; call < 100; call++) await box.api('GET', '/clients?limit=1');
		const refused = await box.api('GET', '/clients');
		expect(refused.status).toBe(429);
		expect(refused.headers.get('x-ratelimit-limit')).toBe('100');
		expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
		await box.advance(60_000);
		expect((await box.api('GET', '/clients')).status).toBe(200);
		expect((await box.control('GET', '/state')).json).toMatchObject({ rate: { most: 100, refused: 1 } });
	});

	test('reports have a limit of their own, ten a minute, and count under both', async () => {
		for (let call = 0; call < 10; call++) {
			expect((await box.api('GET', '/reports/loans')).headers.get('x-ratelimit-limit')).toBe('10');
		}
		expect((await box.api('GET', '/reports/payments?limit=1')).status).toBe(429);
		const other = await box.api('GET', '/clients?limit=1');
		expect([other.status, other.headers.get('x-ratelimit-remaining')]).toEqual([200, '88']);
		await box.advance(60_000);
		expect((await box.api('GET', '/reports/loans')).status).toBe(200);
		expect((await box.control('GET', '/state')).json).toMatchObject({ reportRate: { most: 10, refused: 1 } });
	});

	test('the window of the limit can be shortened, and the limit switched off', async () => {
		await box.set({ rateLimit: 2, rateWindowMs: 1_000 });
		const statuses = [];
		for (let call = 0; call < 3; call++) statuses.push((await box.api('GET', '/clients')).status);
		expect(statuses).toEqual([200, 200, 429]);
		await box.advance(1_000);
		expect((await box.api('GET', '/clients')).headers.get('x-ratelimit-remaining')).toBe('1');
		await box.set({ rateLimit: null });
		expect((await box.api('GET', '/clients')).headers.has('x-ratelimit-limit')).toBe(false);
	});
});

test.each<Record<string, string>>([{}, { authorization: 'Bearer other' }, { authorization: 'sim_key' }])(
	'the key %j is refused',
	async (headers) => {
		const { status, json } = await box.api('GET', '/clients', undefined, headers);
		expect([status, json]).toEqual([401, { error: { code: 'unauthorized', message: expect.any(String) } }]);
	},
);

describe('areas by convention', () => {
	test('a client with KYC data', async () => {
		const created = await box.api('POST', '/clients', { name: 'Awa', address: { city: 'Accra' } });
		expect(created.status).toBe(201);
		const { id } = created.json.data;
		expect(created.json.data).toMatchObject({
			name: 'Awa',
			address: { city: 'Accra' },
			created_at: expect.any(String),
		});
		await box.api('PATCH', `/clients/${id}`, { phone: '1' });
		expect((await box.api('GET', `/clients/${id}`)).json.data).toMatchObject({ name: 'Awa', phone: '1' });
		await box.api('PUT', `/clients/${id}/kyc`, { document: 'P1' });
		expect((await box.api('GET', `/clients/${id}/kyc`)).json.data).toEqual({ document: 'P1' });
		expect((await box.api<Many>('GET', '/clients?name=Awa')).json.meta.total).toBe(1);
	});

	test('a loan through application, approval, disbursement and repayment, and no step twice', async () => {
		const id = await box.loan();
		const act = async (action: string, body?: unknown) =>
			(await box.api('POST', `/loans/${id}/${action}`, body)).status;
		expect(await act('disburse')).toBe(409);
		expect(await act('repayments', { amount: 10 })).toBe(409);
		expect(await act('approve', { note: 'ok' })).toBe(200);
		expect(await act('reject')).toBe(409);
		expect(await act('disburse', { amount: 900 })).toBe(200);
		expect(await act('disburse')).toBe(409);
		expect(await act('repayments', { amount: 10 })).toBe(201);
		expect((await box.api('GET', `/loans/${id}`)).json.data).toMatchObject({
			status: 'disbursed',
			note: 'ok',
		});
		expect((await box.api<Many>('GET', `/loans/${id}/repayments`)).json.meta.total).toBe(1);
	});

	test.each(['payments', 'disbursements'])('%s settle after a while; 13.13 fails', async (path) => {
		const [good, bad] = [
			await box.api('POST', `/${path}`, { amount: 1 }),
			await box.api('POST', `/${path}`, { amount: 13.13 }),
		];
		expect(good.json.data.status).toBe('pending');
		await box.advance(1_000);
		const statusOf = async (id: string) => (await box.api('GET', `/${path}/${id}`)).json.data.status;
		expect(await statusOf(good.json.data.id)).toBe('completed');
		expect(await statusOf(bad.json.data.id)).toBe('failed');
	});

	test('a payment link is paid on its page', async () => {
		const { url, id } = (await box.api('POST', '/payment-links', { amount: 250, reference: 'L-1' })).json
			.data;
		expect(url).toBe(`${box.url}/fincore/pay/${id}`);
		const page = (await box.send('GET', `/fincore/pay/${id}`)).text;
		expect(page).toContain('Pay 250.00');
		expect((await box.send('POST', `/fincore/pay/${id}/pay`)).status).toBe(303);
		expect((await box.send('GET', `/fincore/pay/${id}`)).text).toContain('Payment successful');
		expect((await box.api('GET', `/payment-links/${id}`)).json.data.status).toBe('paid');
		expect((await box.api<Many>('GET', '/payments')).json.data).toMatchObject([
			{ amount: 250, payment_link_id: id },
		]);
		expect((await box.send('GET', '/fincore/pay/none')).status).toBe(404);
	});

	test.each(['/clients/0', '/loans/0', '/payments/0', '/payment-links/0', '/disbursements/0', '/nothing'])(
		'%s is not found',
		async (path) => {
			expect((await box.api('GET', path)).json).toMatchObject({ error: { code: 'not_found' } });
		},
	);
});

describe('switches', () => {
	test('loans under another path', async () => {
		await box.set({ loansPath: '/loan-applications' });
		expect((await box.api('GET', '/loans')).status).toBe(404);
		expect((await box.api('GET', '/loan-applications')).status).toBe(200);
	});

	test('loan actions by another method, bare objects, empty answers', async () => {
		const id = await box.loan();
		await box.set({ actionMethod: 'PUT', bareObjects: true });
		expect((await box.api('POST', `/loans/${id}/approve`)).json).toMatchObject({
			error: { code: 'method_not_allowed' },
		});
		expect((await box.api('PUT', `/loans/${id}/approve`)).json).toMatchObject({ id, status: 'approved' });
		await box.set({ emptyWrites: true });
		const disbursed = await box.api('PUT', `/loans/${id}/disburse`);
		expect([disbursed.status, disbursed.text]).toEqual([204, '']);
	});

	test('pages: a silent cap, a repeated page, a shrinking total', async () => {
		const page = async (query: string) => (await box.api<Many>('GET', `/clients?${query}`)).json;
		expect((await page('limit=500')).data).toHaveLength(100);
		await box.set({ pageCap: 7 });
		expect((await page('limit=50')).data).toHaveLength(7);
		await box.set({ listQuirk: 'repeatedPage' });
		expect((await page('offset=20')).data[0]?.id).toBe('1001');
		await box.set({ listQuirk: 'shrinkingTotal' });
		expect((await page('offset=50')).meta.total).toBe(85);
	});

	test.each(['limit=0', 'limit=x', 'offset=-1'])('%s is refused', async (query) => {
		expect((await box.api('GET', `/clients?${query}`)).status).toBe(400);
	});
});

test('the dashboard shows records, and its button pays a link', async () => {
	await box.api('POST', '/payment-links', { amount: 5 }, KEY);
	const page = (await box.send('GET', '/fincore')).text;
	expect(page).toContain('/fincore/v1');
	expect(page).toContain('Pay page');
	await box.send('POST', '/fincore/dashboard/act', 'action=pay&subject=link_1', {
		'content-type': 'application/x-www-form-urlencoded',
	});
	expect((await box.api('GET', '/payment-links/link_1')).json.data.status).toBe('paid');
});
