import { API_KEY, create, fincore, rows } from './fincore.mts';
import { shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

const run = async (resource: string, operation: string, parameters: Record<string, unknown> = {}) => {
	const outcome = await world.action({ resource, operation, ...parameters }).run();
	expect(shown(outcome)).toEqual({});
	return outcome.json;
};
const only = async (...call: Parameters<typeof run>) => (await run(...call))[0] ?? {};

test('a client: created with nested and typed fields, read, changed, with KYC data', async () => {
	const fields = rows({ name: 'Awa', 'address.city': 'Accra', score: 7, vip: true, tags: ['a', 'b'] });
	const client = await only('client', 'create', { fields });
	expect(client).toMatchObject({
		name: 'Awa',
		address: { city: 'Accra' },
		score: 7,
		vip: true,
		tags: ['a', 'b'],
	});
	const [post] = await world.sandbox.requests('POST');
	expect(post).toMatchObject({
		path: '/clients',
		query: {},
		headers: { 'content-type': 'application/json' },
	});
	expect(post?.bodyText).toBe(
		'{"name":"Awa","address":{"city":"Accra"},"score":7,"vip":true,"tags":["a","b"]}',
	);

	const clientId = client.id;
	expect(await only('client', 'get', { clientId })).toMatchObject({ id: clientId, name: 'Awa' });
	const changed = { clientId, updateFields: { jsonBody: '{ "name": "Awa B." }' } };
	expect(await only('client', 'update', changed)).toMatchObject({ name: 'Awa B.', score: 7 });
	expect(await only('client', 'getKyc', { clientId })).toEqual({ status: 'pending' });
	expect(await only('client', 'updateKyc', { clientId, fields: rows({ document: 'P1' }) })).toEqual({
		document: 'P1',
	});
});

test('a loan: application, approval, disbursement, repayment', async () => {
	const { id: loanId, status } = await only('loan', 'create', { fields: rows({ amount: 900 }) });
	expect(status).toBe('pending');
	expect(
		await only('loan', 'approve', { loanId, additionalFields: { fields: rows({ note: 'ok' }) } }),
	).toMatchObject({
		status: 'approved',
		note: 'ok',
	});
	expect(await only('loan', 'disburse', { loanId, paymentKey: 'D-1' })).toMatchObject({
		status: 'disbursed',
	});
	const repayment = await only('loan', 'addRepayment', {
		loanId,
		paymentKey: 'R-1',
		additionalFields: { amount: '300.25' },
	});
	expect(repayment).toMatchObject({ amount: 300.25, loan_id: loanId });
	expect(await run('loan', 'getRepayments', { loanId })).toEqual([repayment]);
	expect(await only('loan', 'get', { loanId })).toMatchObject({ status: 'disbursed' });
	const { id: other } = await only('loan', 'create', { additionalFields: { jsonBody: { amount: 5 } } });
	expect(await only('loan', 'reject', { loanId: other })).toMatchObject({ status: 'rejected' });
	expect(
		await run('loan', 'getAll', { filters: { queryParameters: rows({ status: 'rejected' }) } }),
	).toHaveLength(1);
	const disburse = (await world.sandbox.requests('POST')).find(({ path }) => path.endsWith('/disburse'));
	expect(disburse).toMatchObject({ bodyText: '' });
	expect(disburse?.headers).not.toHaveProperty('content-type');
});

test.each(['payment', 'disbursement'])('a %s: made, read, listed', async (resource) => {
	const id = `${resource}Id`;
	const made = await only(resource, 'create', {
		paymentKey: `${resource}-1`,
		fields: rows({ reference: 'INV-1' }),
		additionalFields: { amount: '10' },
	});
	expect(made).toMatchObject({ amount: 10, reference: 'INV-1', status: 'pending' });
	expect(await only(resource, 'get', { [id]: made.id })).toMatchObject({ id: made.id });
	expect(await run(resource, 'getAll')).toHaveLength(1);
});

test('a payment link: made, read, listed, paid', async () => {
	const link = await only('paymentLink', 'create', { fields: rows({ amount: 250.5, reference: 'L-1' }) });
	expect(link).toMatchObject({
		amount: 250.5,
		status: 'pending',
		url: expect.stringContaining('/fincore/pay/'),
	});
	await fetch(`${String(link.url)}/pay`, { method: 'POST' });
	expect(await only('paymentLink', 'get', { paymentLinkId: link.id })).toMatchObject({ status: 'paid' });
	expect(await run('paymentLink', 'getAll')).toHaveLength(1);
});

test('a webhook: created, listed, deleted', async () => {
	const jsonBody = { url: 'https://example.com/hook', events: ['loan.approved'] };
	const { id: webhookId } = await only('webhook', 'create', { additionalFields: { jsonBody } });
	expect(await run('webhook', 'getAll')).toMatchObject([jsonBody]);
	expect(await only('webhook', 'delete', { webhookId })).toEqual({ deleted: true });
	expect(await run('webhook', 'getAll')).toEqual([]);
});

test('answers of other forms: bare objects, and writes without a body', async () => {
	const loanId = await create(world.baseUrl, '/loans', { amount: 1 });
	await world.sandbox.change({ bareObjects: true });
	expect(await only('loan', 'get', { loanId })).toMatchObject({ id: loanId, status: 'pending' });
	await world.sandbox.change({ emptyWrites: true });
	expect(await only('loan', 'approve', { loanId })).toEqual({});
});

describe('an account with another path or method', () => {
	test('is told of in the error, and works with API Path', async () => {
		await world.sandbox.change({ loansPath: '/loan-applications' });
		const wrong = await world.action({ resource: 'loan', operation: 'getAll' }).run();
		expect(shown(wrong)).toMatchObject({
			message: 'Fincore: There is nothing at this path. (not_found)',
			description: expect.stringContaining('Set Options > API Path to the one of your Fincore documentation'),
			httpCode: '404',
		});
		const { id: loanId } = await only('loan', 'create', {
			fields: rows({ amount: 9 }),
			options: { endpointPath: '/loan-applications' },
		});
		const options = { endpointPath: '/loan-applications/{loanId}/approve' };
		expect(await only('loan', 'approve', { loanId, options })).toMatchObject({ status: 'approved' });
	});

	test('is told of in the error, and works with API Method', async () => {
		const loanId = await create(world.baseUrl, '/loans', { amount: 1 });
		await world.sandbox.change({ actionMethod: 'PUT' });
		const wrong = await world.action({ resource: 'loan', operation: 'approve', loanId }).run();
		expect(wrong.error?.description).toContain(
			'Choose one under Options > API Method where the operation offers it',
		);
		const options = { endpointMethod: 'PUT' };
		expect(await only('loan', 'approve', { loanId, options })).toMatchObject({ status: 'approved' });
	});

	test.each(['https://evil.example/{loanId}', '//evil.example/{loanId}', '/%2e%2e/{loanId}', '/loans'])(
		'never sends the key elsewhere: %s',
		async (endpointPath) => {
			const outcome = await world
				.action({ resource: 'loan', operation: 'get', loanId: '1', options: { endpointPath } })
				.run();
			expect(shown(outcome)).toMatchObject({
				name: 'NodeOperationError',
				message: expect.stringContaining('API Path'),
			});
			expect(await world.sandbox.requests()).toEqual([]);
		},
	);
});

test('an Amount whose expression comes out empty stops the payment', async () => {
	const loanId = await create(world.baseUrl, '/loans', { amount: 1 });
	await create(world.baseUrl, `/loans/${loanId}/approve`);
	const additionalFields = { amount: '={{ $json.nothing }}' };
	const node = world.action({
		resource: 'loan',
		operation: 'disburse',
		loanId,
		paymentKey: 'K',
		additionalFields,
	});
	expect(shown(await node.run()).message).toBe('Amount is missing');
	const empty = { fields: rows({ amount: '={{ $json.nothing }}' }) };
	const create2 = world.action({ resource: 'payment', operation: 'create', paymentKey: 'K', ...empty });
	expect(shown(await create2.run()).message).toBe('Fields > amount has no value');
});

test('a wrong key and a wrong base URL', async () => {
	world.credential({ apiKey: 'other' });
	expect(shown(await world.action({ resource: 'client', operation: 'getAll' }).run())).toMatchObject({
		httpCode: '401',
		description: expect.stringContaining('Create a key in the Fincore administration panel'),
	});
	world.credential({ apiKey: API_KEY, baseUrl: `${world.sandbox.url}/fincore/v1/more/` });
	expect(shown(await world.action({ resource: 'client', operation: 'getAll' }).run())).toMatchObject({
		httpCode: '404',
		description: expect.stringContaining('it must end in the version, as in /v1.'),
	});
});
