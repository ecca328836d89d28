import type { SubjectStatus } from '../shared/api/subject';

type Words = Partial<Record<Exclude<SubjectStatus, 'unknown'>, readonly string[]>>;

/**
 * FinCode's words for the state of each kind of thing. FAILED_TO_DELIVER is pending because FinCode tries the
 * delivery up to three times more: calling it failed would invite a second payment.
 */
const WORDS: Record<string, Words> = {
	transaction: {
		pending: ['WAITING_TO_PAY', 'VERIFYING', 'FAILED_TO_DELIVER'],
		succeeded: ['PAID', 'COMPLETED'],
		failed: ['PENDING_REFUND', 'FAILED'],
		cancelled: ['CANCELLED'],
		expired: ['EXPIRED'],
		refunded: ['REFUNDED'],
	},
	payment: {
		pending: ['PENDING_PAYMENT', 'CONFIRMED', 'AWAITING_APPROVAL', 'AWAITING_BANK_TRANSFER_PAYMENT'],
		succeeded: ['PAID', 'PAID_OUT'],
		failed: ['FAILED'],
		cancelled: ['CANCELLED'],
		refunded: ['REFUNDED'],
	},
	loan: {
		pending: ['REQUESTED', 'APPROVED', 'OFFER_SENT', 'ACCEPTED'],
		succeeded: ['DISBURSED', 'PAID_OFF', 'COMPLETED'],
		failed: ['REJECTED'],
		cancelled: ['WITHDRAWN'],
	},
	bankTransfer: {
		pending: ['PENDING', 'PROCESSING'],
		succeeded: ['COMPLETED'],
		failed: ['FAILED'],
	},
	repayment: {
		pending: ['PENDING', 'OVERDUE', 'PENDING_VERIFICATION'],
		succeeded: ['VERIFIED', 'PAID'],
		failed: ['REJECTED'],
	},
	kyc: { pending: ['PENDING_REVIEW'], succeeded: ['APPROVED'] },
};

/** Words that mean the same for every kind. */
const COMMON: Words = {
	pending: ['PENDING'],
	succeeded: ['COMPLETED'],
	failed: ['FAILED'],
	cancelled: ['CANCELLED'],
	expired: ['EXPIRED'],
	refunded: ['REFUNDED'],
};

/** Used only when a payload carries no state. A finished KYC check does not say that it was passed. */
const OF_EVENT: Record<string, SubjectStatus> = {
	'transaction.created': 'pending',
	'transaction.completed': 'succeeded',
	'transaction.failed': 'failed',
	'loan.approved': 'pending',
	'loan.disbursed': 'succeeded',
	'payment.received': 'succeeded',
	'kyc.verification.completed': 'unknown',
};

/** The common word for a state, in any case; `unknown` is never guessed away. */
export function statusOf(kind: string, word: string): SubjectStatus {
	const own = Object.hasOwn(WORDS, kind) ? WORDS[kind] : undefined;
	return find(own, word) ?? find(COMMON, word) ?? 'unknown';
}

/** What the name of an event says about the state. */
export function statusOfEvent(event: string): SubjectStatus {
	return (Object.hasOwn(OF_EVENT, event) ? OF_EVENT[event] : undefined) ?? 'unknown';
}

const FINAL_LOAN = ['DISBURSED', 'REJECTED', 'WITHDRAWN', 'PAID_OFF', 'COMPLETED'];

/** Whether a loan application is decided for good. */
export function isFinalLoan(word: unknown): boolean {
	return typeof word === 'string' && FINAL_LOAN.includes(word.toUpperCase());
}

function find(words: Words | undefined, word: string): SubjectStatus | undefined {
	const wanted = word.toUpperCase();
	const found = Object.entries(words ?? {}).find(([, known]) => known.includes(wanted));
	return found?.[0] as SubjectStatus | undefined;
}
