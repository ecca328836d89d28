import { sentenceOf } from './sentence';

const FAILED =
	'(?:fail(?:s|ed|ure)?|declined|rejected|refused|denied|unsuccessful|aborted|reversed|bounced|insufficient|invalid|errors?|expired|cancell?ed|inactive|blocked)';
const DONE =
	'(?:successful|successfully|processed|completed|paid|sent|debited|credited|executed|delivered|made|approved|accepted|permitted|allowed|authori[sz]ed|found|possible|honou?red|enough)';
const NOT = "(?:not|never|cannot|unable to|failed to|[a-z]+n't)";

const HAS_FAILED = [
	`\\b${FAILED}\\b`,
	`\\b${NOT}(?: (?:be|been|being|get))* ${DONE}\\b(?! yet\\b)`,
	`\\b(?:${NOT}|unable to) (?:complete|process|make|send|pay|execute|debit|credit|transfer|honou?r|perform)\\b`,
	'\\b(?:was|is|been|were|are) returned\\b',
].map((pattern) => new RegExp(pattern));

/** What may yet happen, what can't, and what did not. */
const NOT_FAILED = [
	`\\b(?:if|in case|in the event|should|unless|whenever|when|once|until|any|can|may|might|could)(?: [a-z']+){0,6} ${FAILED}\\b`,
	`\\b(?:no|not|never|without|zero|0|cannot|[a-z]+n't)(?: (?:be|been|any|a|an|more|the))* ${FAILED}\\b(?! to\\b)`,
].map((pattern) => new RegExp(pattern, 'g'));

/**
 * Whether a sentence about a payment says that it came to nothing. "If it fails you hear of it" and "It can't be
 * cancelled" say nothing of the kind.
 */
export function saysFailed(text: string): boolean {
	const left = NOT_FAILED.reduce((words, pattern) => words.replace(pattern, '…'), sentenceOf(text));
	return HAS_FAILED.some((pattern) => pattern.test(left));
}
