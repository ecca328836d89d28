import { claimedState, isEnd, isOnlyState, namedState } from '../../../../nodes/shared/api/eventState';
import type { Subject } from '../../../../nodes/shared/api/subject';

const WORDS = { succeeded: ['delivered'], pending: ['approved'] };

const about = (status: Subject['status'], providerStatus: string | null): Subject => ({
	type: null,
	id: null,
	reference: null,
	amount: null,
	providerAmount: null,
	currency: null,
	status,
	providerStatus,
	occurredAt: null,
});

test.each([
	['transaction.completed', 'succeeded'],
	['Payment.Delivered', 'succeeded'],
	['payout_failed', 'failed'],
	['collection.reversed', 'refunded'],
	['transfer.approved', 'pending'],
	['transfer.cancelled', 'cancelled'],
	// Of something else than the payment.
	['settlement.completed', 'unknown'],
	['refund.failed', 'unknown'],
	['chargeback.succeeded', 'unknown'],
	['loan.approved', 'unknown'],
	['payment.refund.completed', 'unknown'],
	['transaction.completed.late', 'unknown'],
	// No state.
	['payment.disputed', 'unknown'],
	['payment.constructor', 'unknown'],
	['completed', 'unknown'],
	['', 'unknown'],
	[undefined, 'unknown'],
])('the name %s tells the state %s of a payment', (event, state) => {
	expect(namedState(event, WORDS)).toBe(state);
});

test.each([
	['transaction.completed', true],
	['transaction.updated', true],
	['payment.created', true],
	['payment.disputed', false],
	['refund.completed', false],
	['refund.created', false],
	[undefined, false],
])('the name %s tells no more than a state: %s', (event, is) => {
	expect(isOnlyState(event, WORDS)).toBe(is);
});

test.each([
	['its own state first', 'transaction.completed', about('failed', 'NO'), 'failed'],
	['else a word everybody uses', 'transaction.failed', about('unknown', 'COMPLETED'), 'succeeded'],
	['else its name', 'transaction.failed', about('unknown', 'X'), 'failed'],
	['else its name', 'transaction.failed', about('unknown', null), 'failed'],
	['else nothing', 'refund.failed', about('unknown', null), 'unknown'],
] as const)('an event claims %s', (_what, event, subject, state) => {
	expect(claimedState(event, subject, WORDS)).toBe(state);
});

test('pending and unknown are no end', () => {
	const states = ['pending', 'unknown', 'succeeded', 'failed', 'cancelled', 'expired', 'refunded'] as const;
	expect(states.filter((state) => !isEnd(state))).toEqual(['pending', 'unknown']);
});
