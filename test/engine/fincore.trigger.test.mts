import { worldOf } from './harness/world.mts';
import { fincore } from './fincore.mts';

const world = worldOf(fincore);

test.each([
	['beside the record', (data: object) => ({ event: 'payment.completed', data })],
	['in one', (data: object) => ({ event: 'payment.completed', ...data })],
])('an event is one however its figures and words are spelt (%s)', async (_form, bodyOf) => {
	const node = await world.trigger({ verification: 'token' });
	for (const [amount, status, currency] of [
		[5, 'PAID', 'NGN'],
		['5', 'paid', 'NGN'],
		['5.00', 'Paid', 'ngn'],
		['6', 'PAID', 'NGN'],
	]) {
		const body = JSON.stringify(bodyOf({ reference: 'P-1', amount, status, currency }));
		const headers = {
			'content-type': 'application/json',
			'x-webhook-token': String(world.provider.credential('').webhookSecret),
		};
		expect((await fetch(node.url, { method: 'POST', headers, body })).status).toBe(200);
	}
	expect(node.started.map(([item]) => (item?.subject as { amount: string }).amount)).toEqual(['5', '6']);
});
