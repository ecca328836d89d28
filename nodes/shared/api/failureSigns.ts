import { saysFailed } from '../basics/failedWords';
import { isObject } from '../basics/json';

/** What a member of an answer tells: `data.success` that is false, a failed state, a reason for a failure. */
type Kind = 'flag' | 'state' | 'code' | 'error' | 'reason' | 'message';

/** A member of an answer that speaks of a failure. */
export interface FailureSign {
	/** Without the numbers of a list. */
	path: string;
	value: unknown;
	kind: Kind;
}

// Names in lower case without _ and -.
const FLAGS = /^(is)?(success|successful|succeeded|ok|accepted)$/;
const FAILURE_FLAGS =
	/^(is|has|was)?(failed|failure|declined|rejected|reversed|returned|refunded|cancell?ed|errors?)$/;
const STATES = /(status|state|result|outcome)$/;
const CODES = /^(statuscode|responsecode|errorcode|httpstatus|httpcode|httpstatuscode)$/;
const ERRORS = /^(errors?|faults?|exception)$/;
const REASONS =
	/(failure|failed|fail|error|declined?|rejected|rejection|reject|refusal|reversal|cancellation)(reason|message|msg|description|details?|text|code)$|^(reason(for)?(failure|rejection|decline|return|reversal)|returnreason)$/;
const MESSAGES =
	/^(response|status|result|transaction|payment|transfer)?(message|msg)$|^(response|status|result)(description|reason)$/;

const FAILURE_WORD =
	/^(false|err|fail|fault|declin|reject|denied|refus|cancel|abort|invalid|unsuccess|unpaid|revers|refund|returned?$|void|expired|bounc|chargeback|undeliver|dishono|insufficient|terminat|suspend|blocked|withdrawn|unknown|timeout|timed$)/;
const NOT = /^(no|not|never|non)$/;
const NOT_NEEDED = /^(required|applicable|needed|started|checked|flagged|available)$/;

/** What stands for "none" where a reason would. */
const NO_REASON =
	/^\s*(0+|2\d\d|-+|none|null|nil|n\/?a|no[ _-]?(error|failure)s?|ok|success(ful)?|approved|false)?\s*$/i;

/** The root, its members, theirs, and those of these. */
const MAX_DEPTH = 3;

/**
 * Every sign of a failure in the body of an answer, at its root and in what it holds. A success with one of them is
 * none: nobody can tell which of the two is true.
 */
export function failureSigns(body: unknown): FailureSign[] {
	return isObject(body) ? signsIn(body, '', 0) : [];
}

/** Those of the envelope alone: the members at its root. */
export function envelopeSigns(body: unknown): FailureSign[] {
	return isObject(body) ? signsIn(body, '', MAX_DEPTH) : [];
}

function signsIn(object: object, prefix: string, depth: number): FailureSign[] {
	const members = Object.entries(object);
	const own = members.flatMap(([name, value]): FailureSign[] => {
		const kind = kindOf(name.toLowerCase().replace(/[_-]/g, ''), value, prefix);
		return kind ? [{ path: prefix + name, value, kind }] : [];
	});
	if (depth === MAX_DEPTH) return own;
	const inner = members.flatMap(([name, value]) =>
		[value].flat().flatMap((each) => (isObject(each) ? signsIn(each, `${prefix}${name}.`, depth + 1) : [])),
	);
	return [...own, ...inner];
}

function kindOf(name: string, value: unknown, prefix: string): Kind | undefined {
	if (FLAGS.test(name)) return value === false || value === 0 || isFailureWord(value) ? 'flag' : undefined;
	// Deeper down `code` is that of a bank or a country.
	const isCode = CODES.test(name) || (name === 'code' && (prefix === '' || prefix === 'data.'));
	if (isCode && isFailureCode(value)) return 'code';
	if (STATES.test(name) && (value === false || isFailureWord(value) || isFailureCode(value))) return 'state';
	if (ERRORS.test(name) && holdsSomething(value)) return 'error';
	if (FAILURE_FLAGS.test(name) && (value === true || value === 1 || value === 'true')) return 'flag';
	if (REASONS.test(name) && holdsSomething(value) && !isNoReason(value)) return 'reason';
	return MESSAGES.test(name) && typeof value === 'string' && saysFailed(value) ? 'message' : undefined;
}

/** `FAILED`, `TRANSFER_FAILED`, `NOT_PROCESSED`; neither `NO_ERROR` nor `NOT_REQUIRED`. */
function isFailureWord(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	const words = value
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	return words.some((word, index) => {
		if (NOT.test(words[index - 1] ?? '')) return false;
		if (!NOT.test(word)) return FAILURE_WORD.test(word);
		const next = words[index + 1] ?? '';
		return next !== '' && !FAILURE_WORD.test(next) && !NOT_NEEDED.test(next);
	});
}

function isNoReason(value: unknown): boolean {
	return (typeof value === 'string' || typeof value === 'number') && NO_REASON.test(String(value));
}

/** An HTTP status of 4xx or 5xx, as a number or as digits. */
function isFailureCode(value: unknown): boolean {
	return (typeof value === 'number' || typeof value === 'string') && /^\s*[45]\d\d\s*$/.test(String(value));
}

function holdsSomething(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value);
}
