import type { Reply } from '../api/reply';
import { isObject } from '../basics/json';

/** Waiting, under way, timed out, or made before: none of it says that nothing was done. */
const OPEN_WORDS =
	/\b(time[sd]? ?outs?|timing out|processing|processed|in process|in progress|in flight|pending|queued?|await(s|ing|ed)?|waiting|under ?way|dup|duplicate[sd]?|duplication|already|previously|idempoten(t|cy)|status unknown|unknown status)\b/;

/** A call too many is asked to wait as well; of anything else it says that the first call goes on. */
const WAIT = /\bwait\b/;

/** Members that hold the state of a transaction, and the states that can still become a payment. */
const STATE_MEMBER = /(^|[a-z ])(status|state)$/;
const OPEN_STATES =
	/^(initiated|created|new|sent|scheduled|received|submitted|accepted|authori[sz]ed|held|hold|on hold|open)$/;

const MAX_DEPTH = 12;

/**
 * Whether a refusal contains anything that says otherwise: the payment may be under way or may have been made
 * before. An HTTP status of 4xx alone frees a payment key; freed by mistake it is paid twice, kept by mistake it
 * costs a look. So every text of the answer counts, wherever it stands, and every member that is true.
 */
export function leavesOpen({ status, body, text }: Pick<Reply, 'status' | 'body' | 'text'>): boolean {
	const isOpen = (words: string) => OPEN_WORDS.test(words) || (status !== 429 && WAIT.test(words));
	const search = (value: unknown, member: string, depth: number): boolean => {
		if (typeof value === 'string') {
			const words = wordsOf(value);
			return isOpen(words) || (STATE_MEMBER.test(member) && OPEN_STATES.test(words));
		}
		if (value === true) return isOpen(member);
		if (depth === MAX_DEPTH || typeof value !== 'object' || value === null) return false;
		if (Array.isArray(value)) return value.some((entry) => search(entry, member, depth + 1));
		return isObject(value)
			? Object.entries(value).some(([name, entry]) => search(entry, wordsOf(name), depth + 1))
			: false;
	};
	return search(body, '', 0) || (text !== undefined && isOpen(wordsOf(text)));
}

/** `requestTimeout`, `REQUEST_TIMEOUT` and `request  time-out` as words parted by one blank, in lower case. */
function wordsOf(text: string): string {
	return text
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[\s_.\-\u00a0]+/g, ' ')
		.trim()
		.toLowerCase();
}
