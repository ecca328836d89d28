import { eventWord, handedOver, handOver } from '../../../../nodes/shared/webhooks/handOver';

const event = { event: 'payment.done', subject: { id: 'tx_1' } };

test('what is handed over arrives, also after n8n has stored it with the execution', () => {
	const item = JSON.parse(JSON.stringify(handOver(event, 'evt_1', 'one'))) as ReturnType<typeof handOver>;
	expect(handedOver(item)).toEqual({
		event,
		eventId: 'evt_1',
		account: 'one',
		delivery: expect.stringMatching(/^[\w-]{36}$/),
	});
});

test('two deliveries of one event are told apart', () => {
	const [one, other] = [handOver(event, 'evt_1', 'one'), handOver(event, 'evt_1', 'one')].map(handedOver);
	expect(one?.eventId).toBe(other?.eventId);
	expect(one?.delivery).not.toBe(other?.delivery);
});

test.each([
	['nothing', {}],
	['an event alone', { event }],
	['an event that is text', { event: 'payment.done', delivery: { eventId: 'e', account: 'a', id: 'd' } }],
	['a delivery without its id', { event, delivery: { eventId: 'e', account: 'a' } }],
	['an event id that is a number', { event, delivery: { eventId: 1, account: 'a', id: 'd' } }],
])('%s, as a person may pin it, is not taken for a delivery', (_what, json) => {
	expect(handedOver({ json })).toBeUndefined();
});

test('the word for an event is short, the same each time, and shows nothing of it', () => {
	const about = { eventId: 'INV-1:Amie Jallow', account: 'one' };
	const word = eventWord(about);
	expect(word).toMatch(/^[\w-]{22}$/);
	expect(eventWord({ ...about })).toBe(word);
	expect(eventWord({ ...about, eventId: 'INV-1:Amie Jallov' })).not.toBe(word);
	expect(eventWord({ ...about, account: 'other' })).not.toBe(word);
	expect(eventWord(about, 'a delivery')).not.toBe(word);
});
