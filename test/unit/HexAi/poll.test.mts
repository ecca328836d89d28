import { hexAiPoll } from '../../../nodes/HexAi/poll';
import { HexAiPollTrigger } from '../../../nodes/HexAi/HexAiPollTrigger.node';
import { hexAiWebhook } from '../../../nodes/HexAi/webhook';

const settings = { credential: {}, get: () => undefined, nowSeconds: 1_700_000_000, timezone: 'UTC' };
const row = {
	transaction_id: 'tx_1',
	client_reference: 'INV-1',
	type: 'COLLECTION',
	amount: '500.00',
	status: 'SUCCEEDED',
};
const read = (more: object) => hexAiPoll.read({ ...row, ...more }, undefined, settings);

test('the id of a row and the id of the webhook about it are the same', () => {
	const body = {
		event: 'transaction.completed',
		transaction: { ...row, id: 'tx_1', transaction_id: undefined },
	};
	const subject = hexAiWebhook.subject(body);
	const webhookId = hexAiWebhook.eventId({ body, event: body.event, method: 'hmac-sha256', subject });
	expect(read({}).event?.eventId).toBe(webhookId);
	expect(read({}).event?.subject).toEqual(subject);
});

test.each([
	['PENDING', 'transaction.pending'],
	['PROCESSING', 'transaction.pending'],
	['SUCCESS', 'transaction.completed'],
	['FAILED', 'transaction.failed'],
	['CANCELLED', 'transaction.cancelled'],
	['EXPIRED', 'transaction.expired'],
	['REFUNDED', 'transaction.refunded'],
	['ON_HOLD', 'transaction.unknown'],
])('%s is %s, which the form offers', (status, event) => {
	expect(read({ status }).event?.event).toBe(event);
	const { properties } = new HexAiPollTrigger().description;
	const offered = properties.find(({ name }) => name === 'events')?.options ?? [];
	expect(offered.map((one) => ('value' in one ? one.value : ''))).toContain(event);
});

test('another state is another event; another word for the state is not', () => {
	expect(read({ status: 'PENDING' }).state).not.toBe(read({}).state);
	expect(read({ status: 'SUCCESS' }).state).toBe(read({}).state);
	expect(read({ status: 'ON_HOLD' }).state).not.toBe(read({ status: 'IN_REVIEW' }).state);
});

test('a row is known by its transaction, and is of the time it was changed last', () => {
	expect(hexAiPoll.key(row)).toBe('tx_1');
	expect(hexAiPoll.key({ amount: 5 })).toBeUndefined();
	expect(hexAiPoll.time(row)).toBeUndefined();
	const created_at = '2026-06-01T10:00:00Z';
	expect(hexAiPoll.time({ created_at })).toBe(created_at);
	expect(read({ created_at }).event?.subject.occurredAt).toBeNull();
	const updated_at = '2026-06-01T11:00:00Z';
	expect(hexAiPoll.time({ created_at, updated_at })).toBe(updated_at);
	expect(read({ created_at, updated_at }).event?.subject.occurredAt).toBe(updated_at);
});
