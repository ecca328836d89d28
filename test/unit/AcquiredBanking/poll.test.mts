import { acquiredBankingPoll } from '../../../nodes/AcquiredBanking/poll';

const settings = (nowSeconds = 1_700_000_000) => ({
	credential: {},
	get: () => undefined,
	nowSeconds,
	timezone: 'UTC',
});
const ledger = (balance?: number | string) => ({
	ledger_id: 'L1',
	account_name: 'Main Account',
	currency: 'GBP',
	...(balance === undefined ? {} : { balance }),
});
const read = (balance: number | string | undefined, before?: string, now?: number) =>
	acquiredBankingPoll.read(ledger(balance), before, settings(now));

/** What is told of a ledger that has these balances one after another. */
function story(...balances: Array<number | string | undefined>) {
	let before: string | undefined;
	return balances.map((balance) => {
		const { state, event } = read(balance, before);
		const isNews = state !== before;
		before = state;
		return isNews ? event : undefined;
	});
}

test('a change of balance as an event', () => {
	const [, event] = story(100, '250.50');
	expect(event).toEqual({
		event: 'balance.changed',
		eventId: expect.stringMatching(/^balance\.changed:L1:100:250\.5:/),
		subject: {
			type: 'ledger',
			id: 'L1',
			reference: 'Main Account',
			amount: null,
			providerAmount: null,
			currency: 'GBP',
			status: 'unknown',
			providerStatus: null,
			occurredAt: null,
		},
		change: { before: '100', after: '250.5', difference: '150.5' },
		body: ledger('250.50'),
	});
});

test('a ledger seen for the first time was opened', () => {
	const [event] = story(5);
	expect(event).toMatchObject({
		event: 'ledger.opened',
		change: { before: null, after: '5', difference: null },
	});
});

test('the same balance in another spelling is no change', () => {
	expect(story(100, '100.00', ' 100.0').slice(1)).toEqual([undefined, undefined]);
});

test('differences are exact, also below zero', () => {
	const changes = story(0.3, 0.1, -5, '-5.01').map((event) => event?.change?.difference);
	expect(changes).toEqual([null, '-0.2', '-5.1', '-0.01']);
});

test('to and fro: each time is an event of its own', () => {
	const ids = story(100, 0, 100, 0, 100, 0).map((event) => event?.eventId);
	expect(new Set(ids).size).toBe(6);
});

test('a trigger that begins anew tells the same figures under other ids', () => {
	const { state: early } = read(100, undefined, 1_700_000_000);
	const { state: late } = read(100, undefined, 1_700_000_060);
	expect(read(0, early).event?.eventId).not.toBe(read(0, late).event?.eventId);
});

test('a poll that is repeated from the same memory tells the same id', () => {
	const { state } = read(100);
	expect(read(0, state).event?.eventId).toBe(read(0, state, 1_800_000_000).event?.eventId);
});

test('a balance that can not be read is no change, and the next is held against the last', () => {
	const events = story(100, undefined, 'n/a', 40);
	expect(events.slice(1, 3)).toEqual([undefined, undefined]);
	expect(events[3]?.change).toEqual({ before: '100', after: '40', difference: '-60' });
	expect(story(undefined, 40)[1]).toMatchObject({
		event: 'balance.changed',
		change: { before: null, after: '40', difference: null },
	});
});
