import { FinCodePollTrigger } from '../../../nodes/FinCode/FinCodePollTrigger.node';
import { finCodePoll } from '../../../nodes/FinCode/poll';
import type { PollSettings } from '../../../nodes/shared/api/poll';
import { at } from '../../../nodes/shared/basics/json';

const settings = (parameters: object = {}): PollSettings => ({
	credential: {},
	get: (name) => at(parameters, name),
	nowSeconds: Date.parse('2026-06-15T23:30:00Z') / 1000,
	timezone: 'UTC',
});
const AWAITING = settings({ list: 'awaiting' });

describe('transactions', () => {
	const row = {
		pcn: 'TR1',
		status: 'WAITING_TO_PAY',
		amount: '20.00',
		sendAmount: '7.00',
		sendCurrency: 'GBP',
		creationDate: '2026-06-01T10:00:00Z',
	};
	const read = (more: object) => finCodePoll.read({ ...row, ...more }, undefined, settings());

	test('a transaction as an event', () => {
		expect(read({}).event).toEqual({
			event: 'transaction.created',
			eventId: 'transaction:TR1:created',
			subject: {
				type: 'transaction',
				id: 'TR1',
				reference: 'TR1',
				amount: '7.00',
				providerAmount: '7.00',
				currency: 'GBP',
				status: 'pending',
				providerStatus: 'WAITING_TO_PAY',
				occurredAt: null,
			},
			body: row,
		});
	});

	test('an amount and its currency stand together', () => {
		const bare = { sendAmount: undefined, amount: '20.00', currency: 'NGN' };
		expect(read(bare).event?.subject).toMatchObject({ amount: '20.00', currency: 'NGN' });
		expect(read({ sendAmount: undefined }).event?.subject).toMatchObject({ amount: '20.00', currency: null });
	});

	test.each([
		['VERIFYING', 'transaction.pending'],
		['PAID', 'transaction.completed'],
		['PENDING_REFUND', 'transaction.failed'],
		['CANCELLED', 'transaction.cancelled'],
		['EXPIRED', 'transaction.expired'],
		['REFUNDED', 'transaction.refunded'],
		['FROZEN', 'transaction.unknown'],
	])('%s is %s, which the form offers', (status, event) => {
		expect(read({ status }).event?.event).toBe(event);
		const { properties } = new FinCodePollTrigger().description;
		const offered = properties.find(({ name }) => name === 'events')?.options ?? [];
		expect(offered.map((one) => ('value' in one ? one.value : ''))).toContain(event);
	});

	test('money is told to have arrived once, by whichever word', () => {
		expect(read({ status: 'COMPLETED' }).event?.eventId).toBe(read({ status: 'PAID' }).event?.eventId);
		expect(read({ status: 'VERIFYING' }).state).not.toBe(read({}).state);
		expect(read({ status: 'FROZEN' }).state).not.toBe(read({ status: 'MELTED' }).state);
	});

	test('rows without a number are told apart by what they say', () => {
		const ids = ['1', '2'].map((sendAmount) => read({ pcn: undefined, sendAmount }).event?.eventId);
		expect(ids[0]).not.toBe(ids[1]);
	});
});

describe('awaiting payments', () => {
	const row = {
		id: 'AP12345',
		payableType: 'TRANSACTION',
		bankTransferLifeCycle: 'AWAITING_BANK_TRANSFER_PAYMENT',
		mtoPaymentConfirmtionType: 'NOT_CONFIRMED',
		customerConfirmedPaymentDate: null,
		creationDate: '2024-01-10T12:30:00',
		currency: 'USD',
	};
	const read = (more: object) => finCodePoll.read({ ...row, ...more }, undefined, AWAITING);

	test('an awaiting payment as an event', () => {
		expect(read({}).event).toMatchObject({
			event: 'payment.awaiting',
			eventId: 'payment.awaiting:AP12345:AWAITING_BANK_TRANSFER_PAYMENT:NOT_CONFIRMED:',
			subject: {
				type: 'payment',
				id: 'AP12345',
				currency: 'USD',
				status: 'pending',
				providerStatus: 'AWAITING_BANK_TRANSFER_PAYMENT',
			},
			body: row,
		});
	});

	test("the customer's word that it was paid is news", () => {
		expect(read({ customerConfirmedPaymentDate: '2024-01-11T09:00:00' }).state).not.toBe(read({}).state);
		expect(read({ note: 'seen' }).state).toBe(read({}).state);
	});

	test('the list is asked for by a range of days that ends tomorrow', () => {
		expect(finCodePoll.parameters?.(AWAITING)).toEqual({ fromDate: '2026-05-16', toDate: '2026-06-16' });
		const ten = settings({ list: 'awaiting', options: { daysBack: 10 } });
		expect(finCodePoll.parameters?.(ten)).toEqual({ fromDate: '2026-06-05', toDate: '2026-06-16' });
		expect(finCodePoll.parameters?.(settings())).toEqual({});
	});
});
