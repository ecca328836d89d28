import type { NodeApiError } from 'n8n-workflow';

import { at } from './harness/at.mts';
import { PollNode } from './harness/pollNode.mts';
import { shown, worldOf, CREDENTIAL } from './harness/world.mts';
import { createCollections, hexai, postSigned } from './hexai.mts';

const world = worldOf(hexai);

const node = (parameters: Record<string, unknown> = {}) =>
	new PollNode(world.engine, {
		type: 'hexAiPollTrigger',
		parameters,
		credential: { type: 'hexAiApi', id: CREDENTIAL },
	});

const told = (events: object[]) =>
	events.map((event) => `${String(at(event, 'subject.reference'))} ${String(at(event, 'subject.status'))}`);

/** One after another, because those made at once are listed in any order. */
async function collections(...references: string[]): Promise<string[]> {
	const ids = [];
	for (const reference of references) ids.push(...(await createCollections(world.baseUrl, [reference])));
	return ids;
}

test('what was there when the workflow is published starts nothing; what comes later starts it, oldest first', async () => {
	await collections('OLD');
	const trigger = node();
	expect(await trigger.publish()).toEqual([]);
	const [first = ''] = await collections('NEW-1', 'NEW-2');
	expect(told(await trigger.poll())).toEqual(['NEW-1 pending', 'NEW-2 pending']);
	await world.sandbox.settle(first, 'pay');
	expect(told(await trigger.poll())).toEqual(['NEW-1 succeeded']);
	expect(await trigger.poll()).toEqual([]);
	expect(trigger.runs).toHaveLength(2);
});

test('the event: the shape, the name and the id of the webhook', async () => {
	const trigger = node();
	await trigger.publish();
	const [id = ''] = await collections('INV-1');
	await world.sandbox.settle(id, 'pay');
	const [polled] = await trigger.poll();
	const webhook = await world.trigger();
	const transaction = { id, client_reference: 'INV-1', type: 'COLLECTION', amount: 100, status: 'SUCCEEDED' };
	await postSigned(webhook.url, JSON.stringify({ event: 'transaction.completed', transaction }));
	const [[delivered] = []] = webhook.started;
	expect(polled).toEqual({
		event: 'transaction.completed',
		eventId: delivered?.eventId,
		receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
		verification: { method: 'poll', verified: true, secret: null },
		subject: {
			type: 'collection',
			id,
			reference: 'INV-1',
			amount: '100.00',
			providerAmount: '100.00',
			currency: 'GMD',
			status: 'succeeded',
			providerStatus: 'SUCCEEDED',
			occurredAt: null,
		},
		body: {
			transaction_id: id,
			client_reference: 'INV-1',
			type: 'COLLECTION',
			amount: '100.00',
			currency: 'GMD',
			status: 'SUCCEEDED',
			created_at: expect.any(String),
		},
	});
});

test('a server that gives few rows a page, and more events than a poll may give', async () => {
	await world.sandbox.change({ transactionsCap: 3 });
	const trigger = node({ options: { mostEvents: 4 } });
	await trigger.publish();
	const names = Array.from({ length: 10 }, (_, index) => `N-${index}`);
	await collections(...names);
	const portions = [await trigger.poll(), await trigger.poll(), await trigger.poll(), await trigger.poll()];
	expect(portions.map(({ length }) => length)).toEqual([4, 4, 2, 0]);
	expect(told(portions.flat())).toEqual(names.map((name) => `${name} pending`));
});

test.each(['data.transactions', 'transactions', 'items', 'root'])('rows at %s', async (transactionsShape) => {
	await world.sandbox.change({ transactionsShape });
	const trigger = node();
	await trigger.publish();
	await collections('R-1');
	expect(told(await trigger.poll())).toEqual(['R-1 pending']);
});

test('what the trigger knows outlives n8n, and an event told before its memory was saved comes once', async () => {
	const trigger = node();
	await trigger.publish();
	const before = trigger.saved;
	await collections('A');
	expect(told(await trigger.poll())).toEqual(['A pending']);
	await collections('B');
	// n8n died between the run and the save; the process that starts knows nothing of its own.
	trigger.saved = before;
	expect(told(await trigger.publish())).toEqual(['B pending']);
	expect(await trigger.publish()).toEqual([]);
});

test('a run that never began, because n8n died, begins after the restart', async () => {
	const trigger = node();
	await trigger.publish();
	await collections('A', 'B');
	await trigger.pollAndDie();
	const engine = await world.engine.restarted();
	trigger.moveTo(engine);
	expect(told(await trigger.publish())).toEqual(['A pending', 'B pending']);
	// A second restart: they are given out once more, and dropped as repeats.
	trigger.moveTo(await world.engine.restarted());
	expect(await trigger.publish()).toEqual([]);
	expect(trigger.runs).toHaveLength(2);
	expect(await trigger.publish()).toEqual([]);
	expect(trigger.runs).toHaveLength(2);
});

test('Since gives out what is there, from then on', async () => {
	await collections('OLD');
	const trigger = node({ options: { since: new Date(Date.now() - 3_600_000).toISOString() } });
	expect(told(await trigger.publish())).toEqual(['OLD pending']);
	expect(await trigger.publish()).toEqual([]);
});

test('fetching test events gives the newest, as often as a person likes, and leaves the rest alone', async () => {
	const trigger = node();
	await trigger.publish();
	const { saved } = trigger;
	await collections('T-1', 'T-2');
	for (let look = 0; look < 2; look++) {
		expect(told((await trigger.fetchTestEvents()).json)).toEqual(['T-1 pending', 'T-2 pending']);
	}
	expect(trigger.saved).toEqual(saved);
	expect(told(await trigger.poll())).toEqual(['T-1 pending', 'T-2 pending']);
});

test('with nothing to show, fetching says so', async () => {
	expect(shown(await node().fetchTestEvents())).toMatchObject({
		message: 'HexAI lists nothing yet that fits Events',
		description: 'Make a test payment at the provider, or choose other events, and fetch again.',
	});
});

test('a refused key keeps the workflow from being published, in the words of the action node', async () => {
	world.credential({ apiKey: 'sk_test_wrong' });
	const error = (await node()
		.publish()
		.catch((thrown: unknown) => thrown)) as NodeApiError;
	// n8n shows no more than the message when it can't publish.
	expect(error.message).toMatch(
		/^HexAI: The API key is missing or invalid\. \(UNAUTHORIZED\)\. Check the API Key in the credential\. /,
	);
	expect(error.description).toContain('Check the API Key in the credential.');
});

test('a fault at HexAI is asked again, and what fails for good loses nothing', async () => {
	const trigger = node();
	await trigger.publish();
	await collections('F');
	await world.sandbox.fault({ kind: 'status', method: 'GET', status: 503, times: 3 });
	await expect(trigger.poll()).rejects.toThrow('HexAI');
	expect(told(await trigger.poll())).toEqual(['F pending']);
});
