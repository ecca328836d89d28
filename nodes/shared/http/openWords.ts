import { isObject } from '../basics/json';

/** Members in which an answer speaks, in lower case and without underscores. */
const SPEAKING =
	/^(message|messages|msg|error|errors|code|errorcode|responsecode|reason|description|detail|details|title|status|state|transactionstatus|paymentstatus|responsemessage|statusmessage|errormessage|errordescription)$/;

const STATES = /^(status|state|transactionstatus|paymentstatus)$/;

/** Waiting, under way, timed out, or made before: none of it says that nothing was done. */
const OPEN_WORDS =
	/(?<![a-z])(time[sd]?[ _-]?outs?|process(ing|ed)|in[ _-]?progress|in[ _-]?flight|pending|queued|await(s|ing)?|waiting|duplicate[sd]?|duplication|already|idempoten(t|cy))(?![a-z])/i;

/** States of a transaction that can still become a payment. */
const OPEN_STATES =
	/^(initiated|created|new|sent|scheduled|received|submitted|accepted|authori[sz]ed|hold|on[ _-]?hold)$/i;

const MAX_DEPTH = 4;

/**
 * Whether a refusal contains anything that says otherwise: the payment may be under way or may have been made
 * before. An HTTP status of 4xx alone frees a payment key; freed by mistake it is paid twice, kept by mistake it
 * costs a look.
 */
export function leavesOpen(body: unknown): boolean {
	return isOpen(body, '', 0);
}

function isOpen(value: unknown, member: string, depth: number): boolean {
	if (typeof value === 'string') {
		return (
			SPEAKING.test(member) &&
			(OPEN_WORDS.test(value) || (STATES.test(member) && OPEN_STATES.test(value.trim())))
		);
	}
	if (depth === MAX_DEPTH) return false;
	if (Array.isArray(value)) return value.some((entry) => isOpen(entry, member, depth + 1));
	if (!isObject(value)) return false;
	return Object.entries(value).some(([name, entry]) =>
		isOpen(entry, name.toLowerCase().replaceAll(/[_-]/g, ''), depth + 1),
	);
}
