import { mapStatus, type Subject, type SubjectMap, type SubjectStatus } from './subject';

type Words = SubjectMap['statusWords'];

/**
 * Words whose sense nobody doubts. They only serve to compare what an event says with what is known: a status that
 * comes out is never guessed from them.
 */
const COMMON_WORDS: Words = {
	pending: ['pending', 'processing'],
	succeeded: ['succeeded', 'success', 'successful', 'completed', 'paid'],
	failed: ['failed', 'rejected', 'declined'],
	cancelled: ['cancelled', 'canceled'],
	expired: ['expired'],
	refunded: ['refunded', 'reversed'],
};

/** What a payment is called in the names of events that tell its own state. */
const PAYMENT_EVENT = /^(?:transaction|payment|collection|payout|transfer)[._]([a-z]+)$/i;

/** Names that tell no more than that there is a payment, or that its state is another one. */
const NO_NEWS = ['created', 'initiated', 'submitted', 'updated'];

/** The state an event's name tells of the payment itself; `unknown` for `refund.completed` or `payment.disputed`. */
export function namedState(event: string | undefined, words: Words): SubjectStatus {
	return stateOfWord(wordOf(event), words);
}

/** Whether the name says nothing that isn't in the state of the payment, whichever that is. */
export function isOnlyState(event: string | undefined, words: Words): boolean {
	const word = wordOf(event);
	return word !== null && (NO_NEWS.includes(word) || stateOfWord(word, words) !== 'unknown');
}

/** The state an event claims: by its own word, else by its name. */
export function claimedState(event: string | undefined, subject: Subject, words: Words): SubjectStatus {
	if (subject.status !== 'unknown') return subject.status;
	const own = stateOfWord(subject.providerStatus, words);
	return own === 'unknown' ? namedState(event, words) : own;
}

/** Whether nothing more is to be expected after a state. */
export function isEnd(status: SubjectStatus): boolean {
	return status !== 'pending' && status !== 'unknown';
}

function wordOf(event: string | undefined): string | null {
	return PAYMENT_EVENT.exec(event ?? '')?.[1]?.toLowerCase() ?? null;
}

function stateOfWord(word: string | null, words: Words): SubjectStatus {
	const own = mapStatus(word, { statusWords: words });
	return own === 'unknown' ? mapStatus(word, { statusWords: COMMON_WORDS }) : own;
}
