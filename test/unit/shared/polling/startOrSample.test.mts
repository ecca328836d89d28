import { handOver } from '../../../../nodes/shared/webhooks/handOver';
import { down, FakePoll, thing, things } from '../../support/poll.mts';

const ids = (items: Array<{ eventId?: unknown }>) => items.map(({ eventId }) => eventId);

test('gives out what poll() has handed over, and asks the provider nothing', async () => {
	const node = new FakePoll(things(1));
	const event = { event: 'thing.pending', eventId: 't1:pending' };
	expect(await node.execute([handOver(event, 't1:pending', 'one')], 'trigger')).toEqual([event]);
	expect(node.pages).toBe(0);
});

test('for a person it fetches the newest events, oldest first, and remembers nothing', async () => {
	const node = new FakePoll(things(...down(50, 1)));
	expect(ids(await node.execute())).toEqual([
		't46:pending',
		't47:pending',
		't48:pending',
		't49:pending',
		't50:pending',
	]);
	expect(node.memory).toEqual({});
	expect(node.pages).toBe(2);
});

test('of the chosen events', async () => {
	const node = new FakePoll([thing(4), thing(3, 'paid'), thing(2), thing(1)]);
	node.parameters = { events: ['thing.succeeded'] };
	expect(ids(await node.execute())).toEqual(['t3:succeeded']);
	node.parameters = { events: ['thing.failed'] };
	await expect(node.execute()).rejects.toThrow('Acme lists nothing yet that fits Events');
});

test('what goes wrong is told in sentences', async () => {
	const node = new FakePoll();
	node.answers.push({ status: 403, body: { error: { message: 'no permission', code: 'DENIED' } } });
	await expect(node.execute()).rejects.toThrow('Acme: no permission (DENIED)');
});
