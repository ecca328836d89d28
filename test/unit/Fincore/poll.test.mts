import { FincorePollTrigger } from '../../../nodes/Fincore/FincorePollTrigger.node';
import { fincorePoll } from '../../../nodes/Fincore/poll';

const settings = { credential: {}, get: () => undefined, nowSeconds: 1_700_000_000, timezone: 'UTC' };
const row = { id: 'pay_1', amount: 50, reference: 'INV-1', status: 'completed', client_id: '7' };
const read = (more: object) => fincorePoll.read({ ...row, ...more }, undefined, settings);

test('a payment as an event', () => {
	expect(read({}).event).toEqual({
		event: 'payment.completed',
		eventId: 'payment:pay_1:succeeded',
		subject: {
			type: 'payment',
			id: 'pay_1',
			reference: 'INV-1',
			amount: '50',
			providerAmount: '50',
			currency: null,
			status: 'succeeded',
			providerStatus: 'completed',
			occurredAt: null,
		},
		body: row,
	});
});

test.each([
	['pending', 'payment.pending'],
	['settled', 'payment.completed'],
	['declined', 'payment.failed'],
	['voided', 'payment.cancelled'],
	['expired', 'payment.expired'],
	['reversed', 'payment.refunded'],
	['on_hold', 'payment.unknown'],
])('%s is %s, which the form offers', (status, event) => {
	expect(read({ status }).event?.event).toBe(event);
	const { properties } = new FincorePollTrigger().description;
	const offered = properties.find(({ name }) => name === 'events')?.options ?? [];
	expect(offered.map((one) => ('value' in one ? one.value : ''))).toContain(event);
});

test('a change of the status is an event, a change of anything else is none', () => {
	expect(read({ status: 'pending' }).state).not.toBe(read({}).state);
	expect(read({ note: 'checked', updated_at: '2026-06-01' }).state).toBe(read({}).state);
});

test('a payment is known by its own id, never by that of its client', () => {
	const { id: _id, ...nameless } = row;
	expect(fincorePoll.key(row)).toBe('pay_1');
	expect(fincorePoll.key(nameless)).toBeUndefined();
	const ids = ['5', '6'].map((amount) => read({ id: undefined, amount }).event?.eventId);
	expect(ids[0]).not.toBe(ids[1]);
	expect(read({ id: undefined }).event?.subject.id).toBeNull();
});

test('the time of a payment is that of its last change', () => {
	expect(fincorePoll.time({ created_at: 'a', updated_at: 'b' })).toBe('b');
	expect(fincorePoll.time({ createdAt: 'a' })).toBe('a');
	expect(fincorePoll.time(row)).toBeUndefined();
});
