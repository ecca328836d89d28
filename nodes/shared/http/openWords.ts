import type { Reply } from '../api/reply';
import { isObject } from '../basics/json';
import { saysDone } from '../basics/doneWords';

/** Waiting, under way, timed out, or made before: none of it says that nothing was done. */
const OPEN_WORDS =
	/\b(time[sd]? ?outs?|timing out|processing|in process|in progress|in flight|pending|queued?|await(s|ing|ed)?|waiting|under ?way|dup|duplicate[sd]?|duplication|already|previously|idempoten(t|cy))\b/;

/** A call too many is asked to wait as well; of anything else it says that the first call goes on. */
const WAIT = /\bwait\b/;

/** Members that hold the state of a transaction. */
const STATE_MEMBER = /(^|[a-z ])(status|state)$/;

/** States that can still become a payment, and those that are one; words of a sentence are looked for besides. */
const PAYMENT_STATES =
	/^(initiated|created|new|sent|scheduled|received|submitted|accepted|authori[sz]ed|held|hold|on hold|open|success|active|approved|complete|confirmed|posted|captured|transferred|cleared|liquidated|done|finished)$/;

/** A state of theirs is none of the payment. */
const OTHER_THINGS =
	/\b(account|kyc|kyb|customer|user|client|beneficiary|recipient|merchant|card|wallet|profile|bvn|verification|service|system|api)$/;

/** What an envelope says of the call: in a refusal it is a contradiction of no weight. */
const ENVELOPE_WORD = /^(success|ok)$/;
const ENVELOPE_FLAG = /^(is )?(success|successful|succeeded|ok)$/;

/** Who names a transaction at the root speaks of it there, without an envelope. */
const TRANSACTION_NAME =
	/^(reference|(transaction|transfer|payment|payout)( \w+)? ?(id|reference|ref|number))$/;

/** Members that name a field the provider complains about, or what it may hold. */
const FIELD_MEMBER =
	/^(field|fields|property|param|parameter|path|loc|pointer|enum|(allowed|valid|accepted|expected)( values)?)$/;

const MAX_DEPTH = 12;

/**
 * How an answer that refuses a payment leaves it open. `plain`: it speaks of money that moved, or says that nobody
 * knows; not even a code that stands for "nothing was done" outweighs that. `faint`: it holds a word of something
 * under way or made before, which may be about something else.
 */
export type Openness = 'plain' | 'faint';

/** A place in an answer, and the names that lead to it. */
interface Place {
	member: string;
	parent: string;
	depth: number;
}

/**
 * Whether a refusal contains anything that says otherwise: the payment may be under way or may have been made
 * before. An HTTP status of 4xx alone frees a payment key; freed by mistake it is paid twice, kept by mistake it
 * costs a look. So every text of the answer counts, wherever it stands, and every member that is true. What an
 * envelope says of the call itself is no state of a payment.
 */
export function openness({
	status,
	body,
	text,
}: Pick<Reply, 'status' | 'body' | 'text'>): Openness | undefined {
	const isFaint = (words: string) => OPEN_WORDS.test(words) || (status !== 429 && WAIT.test(words));
	// Around a refusal inside a success, the message of the envelope speaks of the call.
	const ofTheCall = status >= 200 && status < 300 && saysSuccess(body) ? 'message' : '';
	const ofText = (said: string, place: Place): Openness | undefined => {
		const words = wordsOf(said);
		const atRoot = place.depth === 1;
		if (atRoot && place.member === ofTheCall) return isFaint(words) ? 'faint' : undefined;
		const isState = STATE_MEMBER.test(place.member);
		if (isState && !isOfOthers(place)) {
			if (atRoot && ENVELOPE_WORD.test(words)) return namesTransaction(body) ? 'plain' : undefined;
			if (PAYMENT_STATES.test(words) || isFaint(words) || saysDone(said)) return 'plain';
		}
		if (!isState && !FIELD_MEMBER.test(place.member) && saysDone(said)) return 'plain';
		return isFaint(words) ? 'faint' : undefined;
	};
	const ofFlag = ({ member, depth }: Place): Openness | undefined => {
		const ofTheEnvelope = depth === 1 && ENVELOPE_FLAG.test(member);
		if (!ofTheEnvelope && saysDone(member)) return 'plain';
		return isFaint(member) ? 'faint' : undefined;
	};
	const search = (value: unknown, place: Place): Openness | undefined => {
		if (typeof value === 'string') return ofText(value, place);
		if (value === true) return ofFlag(place);
		if (place.depth === MAX_DEPTH || typeof value !== 'object' || value === null) return undefined;
		return strongest(entriesOf(value, place), ([entry, at]) => search(entry, at));
	};
	const found = search(body, { member: '', parent: '', depth: 0 });
	return found ?? (text === undefined ? undefined : ofText(text, { member: '', parent: '', depth: 0 }));
}

function entriesOf(value: object, { member, parent, depth }: Place): Array<[unknown, Place]> {
	const within = { depth: depth + 1 };
	if (Array.isArray(value)) return value.map((entry) => [entry, { member, parent, ...within }]);
	if (!isObject(value)) return [];
	return Object.entries(value).map(([name, entry]) => [
		entry,
		{ member: wordsOf(name), parent: member, ...within },
	]);
}

function strongest<T>(
	entries: readonly T[],
	opennessOf: (entry: T) => Openness | undefined,
): Openness | undefined {
	let found: Openness | undefined;
	for (const entry of entries) {
		const one = opennessOf(entry);
		if (one === 'plain') return one;
		found ??= one;
	}
	return found;
}

/** `account_status`, and `status` within an account. */
function isOfOthers({ member, parent }: Place): boolean {
	const owner = member.replace(/ ?(status|state)$/, '');
	return OTHER_THINGS.test(owner === '' ? parent : owner);
}

function saysSuccess(body: unknown): boolean {
	if (!isObject(body)) return false;
	const { status, success } = body;
	return success === true || status === true || /^(1|success|ok)$/i.test(String(status));
}

function namesTransaction(body: unknown): boolean {
	return isObject(body) && Object.keys(body).some((name) => TRANSACTION_NAME.test(wordsOf(name)));
}

/** `requestTimeout`, `REQUEST_TIMEOUT` and `request  time-out` as words parted by one blank, in lower case. */
function wordsOf(text: string): string {
	return text
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[\s_.\-\u00a0]+/g, ' ')
		.trim()
		.toLowerCase();
}
