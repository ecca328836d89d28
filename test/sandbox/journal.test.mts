import { harness, type Harness, rawRequest } from './harness.mts';

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

test('an API call is recorded as it came', async () => {
	const body = '{"amount": "10.00", "odd":  1}';
	await box.api('POST', '/payouts/initiate?a=1&b=2&b=3', body, { 'x-hexai-key': 'sk_test_secretkey' });
	const { requests } = await box.journal();
	expect(requests).toEqual([
		{
			id: 1,
			method: 'POST',
			path: '/payouts/initiate',
			url: '/hexai/api/v1/payouts/initiate?a=1&b=2&b=3',
			query: { a: '1', b: ['2', '3'] },
			headers: expect.objectContaining({
				authorization: 'Bearer …_sim',
				'x-hexai-key': '…tkey',
				'content-type': 'application/json',
			}),
			bodyText: body,
			body: { amount: '10.00', odd: 1 },
			startedAt: expect.any(Number),
			finishedAt: expect.any(Number),
			status: 400,
		},
	]);
	expect(JSON.stringify(requests)).not.toContain('sk_test');
});

test('paths stay encoded; refused, malformed and unknown calls are recorded too', async () => {
	await box.api('GET', '/collections/status/a%2Fb%20c');
	await box.send('POST', '/hexai/api/v1/payouts/initiate', '{oops');
	await box.api('DELETE', '/nope');
	const { requests } = await box.journal();
	expect(
		requests.map(({ method, path, status, bodyText, body }) => [method, path, status, bodyText, body]),
	).toEqual([
		['GET', '/collections/status/a%2Fb%20c', 404, '', null],
		['POST', '/payouts/initiate', 401, '{oops', null],
		['DELETE', '/nope', 404, '', null],
	]);
});

test('bodies of GET requests are read', async () => {
	await rawRequest(`${box.url}/hexai/api/v1/client/balance`, 'GET', { 'content-length': '7' }, '{"a":1}');
	expect((await box.journal()).requests[0]).toMatchObject({ method: 'GET', body: { a: 1 } });
});

test('one call after the other never counts as two at once', async () => {
	for (let index = 0; index < 20; index++) await box.payOut(`J-${index}`);
	const { maxInFlight, maxInFlightPosts } = await box.journal();
	expect([maxInFlight, maxInFlightPosts]).toEqual([1, 1]);
});

test('calls at the same time are counted, POSTs on their own', async () => {
	// Long enough for all three to arrive on a busy machine.
	await box.set({ latencyMs: 1000 });
	await Promise.all([box.payOut('J-1'), box.payOut('J-2'), box.api('GET', '/client/balance')]);
	const { maxInFlight, maxInFlightPosts } = await box.journal();
	expect([maxInFlight, maxInFlightPosts]).toEqual([3, 2]);
});

test('start and finish times span the work', async () => {
	await box.set({ latencyMs: 30 });
	await box.api('GET', '/client/balance');
	const [request] = (await box.journal()).requests;
	expect((request?.finishedAt ?? 0) - (request?.startedAt ?? 0)).toBeGreaterThanOrEqual(28);
});

test('clearing forgets requests and counts; pages and control calls are never recorded', async () => {
	await box.payOut('J-3');
	await box.control('DELETE', '/requests');
	await box.send('GET', '/hexai');
	await box.state();
	expect(await box.journal()).toEqual({ requests: [], maxInFlight: 0, maxInFlightPosts: 0 });
});
