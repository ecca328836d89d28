import { create, fincore, rows } from './fincore.mts';
import { expectNoSecrets, shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

describe('a loan is not paid out whole because an expression found nothing', () => {
	let loanId = '';
	let key = 0;
	beforeEach(async () => {
		key += 1;
		loanId = await create(world.baseUrl, '/loans', { amount: 900 });
		await create(world.baseUrl, `/loans/${loanId}/approve`);
	});

	const own = { workflowId: 'w-empty', nodeId: 'n-empty' };
	const disburse = (additionalFields: Record<string, unknown>) =>
		world.action(
			{ resource: 'loan', operation: 'disburse', loanId, paymentKey: `K-${key}`, additionalFields },
			own,
		);
	const sent = async () =>
		(await world.sandbox.requests('POST')).filter(({ path }) => path.endsWith('/disburse'));

	test.each<[string, Record<string, unknown>, string]>([
		['JSON Body', { jsonBody: '={{ $json.nope }}' }, 'JSON Body is empty'],
		['an empty object', { jsonBody: '={{ JSON.stringify({ amount: $json.nope }) }}' }, 'JSON Body is empty'],
		['a value', { jsonBody: '={{ ({ amount: $json.nope }) }}' }, 'JSON Body holds "amount" without a value'],
		[
			'a value deep inside',
			{ jsonBody: '={{ ({ reference: "a", lines: [{ amount: $json.nope }] }) }}' },
			'JSON Body > lines > 0 holds "amount" without a value',
		],
		[
			'a calculation',
			{ jsonBody: '={{ ({ amount: Number($json.nope) }) }}' },
			'JSON Body > amount holds a calculation without a result',
		],
		['Fields', { fields: '={{ $json.nope }}' }, 'Fields is empty'],
		['Fields as an object', { fields: '={{ ({ amount: 5 }) }}' }, 'Fields is no list of rows'],
		['a row', { fields: rows({ amount: '={{ $json.nope }}' }) }, 'Fields > amount has no value'],
	])('%s', async (_what, additionalFields, message) => {
		const outcome = await disburse(additionalFields).run();
		expect(shown(outcome)).toMatchObject({ name: 'NodeOperationError', message });
		expect(await sent()).toEqual([]);
		// No key was claimed: the corrected item goes out.
		expect(shown(await disburse({ amount: '25.50' }).run())).toEqual({});
		expect((await sent()).map(({ bodyText }) => bodyText)).toEqual(['{"amount":25.5}']);
	});

	test('with nothing added it goes out without a body, as before', async () => {
		expect(shown(await disburse({}).run())).toEqual({});
		expect((await sent()).map(({ bodyText }) => bodyText)).toEqual(['']);
	});
});

describe('a success that says something else', () => {
	const answer = async (method: string, body: unknown) =>
		await world.sandbox.fault({ kind: 'status', status: 200, method, body });

	test.each([
		{ data: null, error: { code: 'no_funds', message: 'No funds' } },
		{ data: {}, error: { code: 'no_funds' } },
		{ error: { message: 'No funds' } },
	])('%j: the payment stays locked', async (body) => {
		await answer('POST', body);
		const pay = world.transfer();
		const item = [{ key: `said-${JSON.stringify(body)}`, amount: '5' }];
		expect(shown(await pay.run(item)).message).toBe(
			'Fincore did not confirm this payment: the money may have moved',
		);
		expect(shown(await pay.run(item)).message).toContain('was used before: nothing was sent');
	});

	test.each([{ data: null }, { data: {} }])('%j is an empty list: no items', async (body) => {
		await answer('GET', body);
		const outcome = await world.action({ resource: 'loan', operation: 'getAll' }).run();
		expect(shown(outcome)).toEqual({});
		expect(outcome.items).toEqual([]);
	});

	test('one record that is not there is a failure', async () => {
		await answer('GET', { data: null });
		const outcome = await world.action({ resource: 'payment', operation: 'get', paymentId: '1' }).run();
		expect(shown(outcome)).toMatchObject({ message: 'Fincore: the answer holds no record' });
	});
});

test('the token in the address of a webhook stays out of the items', async () => {
	const url = 'https://n8n.example/hook?token=fake-webhook-secret';
	const parameters = { resource: 'webhook', operation: 'create', fields: rows({ url }) };
	const created = await world.action(parameters).run();
	const listed = await world.action({ resource: 'webhook', operation: 'getAll' }).run();
	for (const outcome of [created, listed]) {
		expect(outcome.json[0]).toMatchObject({ url: 'https://n8n.example/hook?token=[hidden]' });
	}
	expectNoSecrets(listed, fincore);
	expect((await world.sandbox.requests('POST'))[0]?.bodyText).toContain(url);
});
