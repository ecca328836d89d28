import { at } from './harness/at.mts';
import { create, fincore, rows } from './fincore.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

const node = (parameters: Record<string, unknown> = {}) =>
	new PollNode(world.engine, {
		type: 'fincorePollTrigger',
		parameters,
		credential: { type: 'fincoreApi', id: CREDENTIAL },
	});

const told = (events: object[]) =>
	events.map((event) => `${String(at(event, 'subject.reference'))} ${String(at(event, 'event'))}`);

const pay = async (reference: string, amount = 10) =>
	await create(world.baseUrl, '/payments', { reference, amount });

test.each(['any', 'oldestFirst', undefined])(
	'new payments and changes of their status, list order %s',
	async (listOrder) => {
		await pay('OLD');
		const trigger = node({ options: { listOrder } });
		expect(await trigger.publish()).toEqual([]);
		await pay('A');
		await pay('B', 13.13);
		expect(told(await trigger.poll())).toEqual(['A payment.pending', 'B payment.pending']);
		await world.sandbox.advance(60_000);
		expect(told(await trigger.poll())).toEqual([
			'OLD payment.completed',
			'A payment.completed',
			'B payment.failed',
		]);
		expect(await trigger.poll()).toEqual([]);
	},
);

test('reads all pages, of the size that is chosen, with the filters of the form', async () => {
	for (let index = 0; index < 7; index++) await pay(`P-${index}`);
	const trigger = node({
		filters: { queryParameters: rows({ amount: 10 }) },
		options: { pageSize: 3 },
	});
	await trigger.publish();
	const calls = await world.sandbox.requests('GET');
	expect(calls.map(({ query }) => query)).toEqual([
		{ limit: '3', offset: '0', amount: '10' },
		{ limit: '3', offset: '3', amount: '10' },
		{ limit: '3', offset: '6', amount: '10' },
	]);
	await pay('OTHER', 11);
	await pay('NEW');
	expect(told(await trigger.poll())).toEqual(['NEW payment.pending']);
});

test('a path nothing is at keeps the workflow from being published, and the error names the way out', async () => {
	const error = (await node({ options: { endpointPath: '/nowhere' } })
		.publish()
		.catch((thrown: unknown) => thrown)) as Error & { description: string };
	expect(error.message).toMatch(/Fincore.*API Path/);
	expect(error.description).toContain('API Path');
});

test('fetching test events', async () => {
	await pay('T');
	const { json } = await node().fetchTestEvents();
	expect(told(json)).toEqual(['T payment.pending']);
});
