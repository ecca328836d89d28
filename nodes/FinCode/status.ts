import { mapStatus, type SubjectMap, type SubjectStatus } from '../shared/api/subject';

type Words = SubjectMap['statusWords'];

/**
 * FinCode's words for the state of each kind of thing. FAILED_TO_DELIVER is pending because FinCode tries the
 * delivery up to three times more: calling it failed would invite a second payment.
 */
const STATUS_WORDS = {
	transaction: {
		pending: ['waiting_to_pay', 'verifying', 'failed_to_deliver'],
		succeeded: ['paid', 'completed'],
		failed: ['pending_refund', 'failed'],
		cancelled: ['cancelled'],
		expired: ['expired'],
		refunded: ['refunded'],
	},
	payment: {
		pending: ['pending_payment', 'confirmed', 'awaiting_approval', 'awaiting_bank_transfer_payment'],
		succeeded: ['paid', 'paid_out'],
		failed: ['failed'],
		cancelled: ['cancelled'],
		refunded: ['refunded'],
	},
	loan: {
		pending: ['requested', 'approved', 'offer_sent', 'accepted'],
		succeeded: ['disbursed', 'paid_off', 'completed'],
		failed: ['rejected'],
		cancelled: ['withdrawn'],
	},
	bankTransfer: {
		pending: ['pending', 'processing'],
		succeeded: ['completed'],
		failed: ['failed'],
	},
	repayment: {
		pending: ['pending', 'overdue', 'pending_verification'],
		succeeded: ['verified', 'paid'],
		failed: ['rejected'],
	},
	kyc: { pending: ['pending_review'], succeeded: ['approved'] },
} satisfies Record<string, Words>;

/** Words that mean the same for every kind. */
const COMMON_WORDS: Words = {
	pending: ['pending'],
	succeeded: ['completed'],
	failed: ['failed'],
	cancelled: ['cancelled'],
	expired: ['expired'],
	refunded: ['refunded'],
};

/** Used only when a payload carries no state. A finished KYC check does not say that it was passed. */
const OF_EVENT = new Map<string, SubjectStatus>([
	['transaction.created', 'pending'],
	['transaction.completed', 'succeeded'],
	['transaction.failed', 'failed'],
	['loan.approved', 'pending'],
	['loan.disbursed', 'succeeded'],
	['payment.received', 'succeeded'],
	['kyc.verification.completed', 'unknown'],
]);

/** The common word for a state, in any case; `unknown` is never guessed away. */
export function statusOf(kind: string, word: string): SubjectStatus {
	const own = mapStatus(word, { statusWords: wordsOf(kind) });
	return own === 'unknown' ? mapStatus(word, { statusWords: COMMON_WORDS }) : own;
}

function wordsOf(kind: string): Words {
	return Object.entries(STATUS_WORDS).find(([known]) => known === kind)?.[1] ?? {};
}

/** What the name of an event says about the state. */
export function statusOfEvent(event: string): SubjectStatus {
	return OF_EVENT.get(event) ?? 'unknown';
}

/** The common word for the state of a loan application; `unknown` for every word FinCode does not document. */
export function loanStateOf(word: unknown): SubjectStatus {
	return documented('loan', word);
}

/** Whether a loan application is decided for good. */
export function isFinalLoan(word: unknown): boolean {
	return isFinal(loanStateOf(word));
}

/** Whether a bank transfer has ended; a word FinCode does not document may still change. */
export function isFinalBankTransfer(word: unknown): boolean {
	return isFinal(documented('bankTransfer', word));
}

function documented(kind: keyof typeof STATUS_WORDS, word: unknown): SubjectStatus {
	return typeof word === 'string' ? mapStatus(word, { statusWords: STATUS_WORDS[kind] }) : 'unknown';
}

function isFinal(state: SubjectStatus): boolean {
	return !['pending', 'unknown'].includes(state);
}
