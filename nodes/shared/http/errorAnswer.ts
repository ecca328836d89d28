import type { Effect } from '../api/call';
import type { Refusal } from '../api/failure';
import { envelopeSigns, type FailureSign } from '../api/failureSigns';
import { SENTENCES, unconfirmed } from '../api/proof';
import type { Provider } from '../api/provider';
import type { Reply } from '../api/reply';
import { firstText, isObject } from '../basics/json';

/** Where answers put a word of their own for an error. */
const WORDS = ['error.code', 'error_code', 'errorCode', 'code', 'statusCode', 'status_code', 'responseCode'];

const SUCCESS_FLAG = /^(is_?)?(success(ful)?|succeeded|ok)$/i;

/** What an error may hold besides its signs; anything else makes a record of it, whose error or state is its own. */
const ENVELOPE_NAME =
	/^(is)?(status|state|success|successful|succeeded|ok|result|outcome|code|statuscode|httpstatus|httpcode|httpstatuscode|message|msg|errors?|error(code|message|msg|description|details?)|faults?|exception|response(code|message|description|msg)|details?|data|meta|metadata|links|reason|type|title|instance|description|info|help|timestamp|time|path|method|(request|trace|correlation|span|error|log)id|documentation(url)?|version|apiversion|stack)$/;

/** Words by which an envelope says no; a record may have been declined or returned as well. */
const SAYS_NO = /^\s*(false|err|error|fail|failed|failure|fault|unsuccessful|ko|nok|[45]\d\d)\s*$/i;

/**
 * What an answer with HTTP 2xx to a read or a write is when it is an error all the same, or confirms nothing. Only the
 * envelope counts: rows rightly have a state that is FAILED, or a field called error. A transfer says itself what
 * proves that it was accepted.
 */
export function errorAnswer(reply: Reply, effect: Effect, { answersWrites }: Provider): Refusal | undefined {
	const { body, readable } = reply;
	if (effect === 'transfer' || !readable) return undefined;
	const isWrite = effect === 'write';
	if (isWrite && answersWrites && isEmpty(body)) return unconfirmed(body);
	const [sign] = envelopeSigns(body).filter((one) => isError(one, body, isWrite));
	if (!sign) return undefined;
	return {
		code: firstText(body, WORDS),
		message: firstText(body, SENTENCES) ?? `the answer is an error (${sign.path}) and names no reason`,
		// Nobody can tell which is true, the success of its status or the error.
		outcome: isWrite ? 'unknown' : 'refused',
	};
}

function isError({ path, kind, value }: FailureSign, body: unknown, isWrite: boolean): boolean {
	// What was rejected, cancelled or reversed is what many a write is for.
	if (!isObject(body) || kind === 'message' || (kind === 'flag' && !SUCCESS_FLAG.test(path))) return false;
	const isWord = kind === 'state' && typeof value === 'string';
	if (!isEmpty(body.data)) {
		return kind === 'error' || kind === 'reason' ? isWrite : !isWord || SAYS_NO.test(value);
	}
	if (!isEnvelope(body)) return isWrite && (kind === 'flag' || (kind === 'error' && isObject(value)));
	// A state alone may be the answer to the question for it.
	return isWrite ? !isWord || SAYS_NO.test(value) : !isWord || firstText(body, SENTENCES) !== undefined;
}

/** Whether it holds nothing a record would. */
function isEnvelope(body: object): boolean {
	return Object.keys(body).every((name) => ENVELOPE_NAME.test(name.toLowerCase().replace(/[_-]/g, '')));
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}
