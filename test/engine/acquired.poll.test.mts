import { at } from './harness/at.mts';
import { acquiredWorld, control, logins, MAIN, SAVINGS } from './acquired.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL } from './harness/world.mts';

const world = acquiredWorld();

const node = (parameters: Record<string, unknown> = {}) =>
	new PollNode(world.engine, {
		type: 'acquiredBankingPollTrigger',
		parameters,
		credential: { type: 'acquiredBankingApi', id: CREDENTIAL },
	});

const receive = async (ledgerId: string, amount: string) =>
	await control(world, '/funds', { ledgerId, amount });
const changes = (events: object[]) => events.map((event) => [at(event, 'subject.id'), at(event, 'change')]);

test('balances at publishing are old; each change is told with before, after and difference', async () => {
	const trigger = node();
	expect(await trigger.publish()).toEqual([]);
	await receive(MAIN, '0.10');
	await receive(MAIN, '0.20');
	await receive(SAVINGS, '12.34');
	const events = await trigger.poll();
	expect(changes(events)).toEqual([
		[MAIN, { before: '1000', after: '1000.3', difference: '0.3' }],
		[SAVINGS, { before: '0', after: '12.34', difference: '12.34' }],
	]);
	expect(events[0]).toMatchObject({
		event: 'balance.changed',
		verification: { method: 'poll', verified: true, secret: null },
		body: { ledger_id: MAIN, balance: 1000.3 },
	});
	expect(await trigger.poll()).toEqual([]);
	await receive(MAIN, '1');
	expect(changes(await trigger.poll())).toEqual([
		[MAIN, { before: '1000.3', after: '1001.3', difference: '1' }],
	]);
	// The log-in the world began with served them all.
	expect((await logins(world)).logins).toBe(1);
});

test('after a restart the balance is held against the last one told', async () => {
	const trigger = node();
	await trigger.publish();
	await receive(MAIN, '5');
	await trigger.poll();
	await receive(MAIN, '7');
	expect(changes(await trigger.publish())).toEqual([
		[MAIN, { before: '1005', after: '1012', difference: '7' }],
	]);
});

test('a change told before the memory was saved is not told again', async () => {
	const trigger = node();
	await trigger.publish();
	const before = trigger.saved;
	await receive(MAIN, '5');
	expect(await trigger.poll()).toHaveLength(1);
	trigger.saved = before;
	expect(await trigger.publish()).toEqual([]);
});

test('more changes than a poll may give: the rest next time', async () => {
	const trigger = node({ options: { mostEvents: 1 } });
	await trigger.publish();
	await receive(MAIN, '1');
	await receive(SAVINGS, '2');
	const told = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
	expect(told.map(({ length }) => length)).toEqual([1, 1, 0]);
	expect(told.flat().map((event) => at(event, 'subject.id'))).toEqual([MAIN, SAVINGS]);
});

test('fetching test events shows the ledgers as they are', async () => {
	const { json } = await node({ events: ['balance.changed'] }).fetchTestEvents();
	expect(changes(json)).toContainEqual([MAIN, { before: '1000', after: '1000', difference: '0' }]);
});

test('a change that never reached the workflow is told after a restart, and a later one is held against it', async () => {
	const trigger = node();
	await trigger.publish();
	await receive(MAIN, '5');
	await receive(SAVINGS, '1');
	await trigger.pollAndDie();
	await receive(SAVINGS, '2');
	trigger.moveTo(await world.engine.restarted());
	expect(changes(await trigger.publish())).toEqual([
		[MAIN, { before: '1000', after: '1005', difference: '5' }],
		[SAVINGS, { before: '1', after: '3', difference: '2' }],
	]);
});
