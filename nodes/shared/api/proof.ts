import { at, firstText, isObject } from '../basics/json';
import type { Refusal } from './failure';

/** A member of an answer that speaks of a failure: `data.success` that is false, `errors` that holds something. */
export interface FailureSign {
	path: string;
	value: unknown;
}

const FLAGS = ['success', 'successful', 'succeeded', 'issuccess', 'issuccessful', 'ok'];
const STATES = ['status', 'state', 'result'];
const CODES = ['code', 'statuscode', 'responsecode', 'errorcode', 'httpstatus', 'httpcode', 'httpstatuscode'];
const ERRORS = ['error', 'errors', 'fault', 'faults', 'exception'];

const FAILURE_WORD =
	/^\s*(false|err|fail|fault|declin|reject|denied|refus|cancel|abort|invalid|unsuccess|unpaid)/i;

const LONGEST_QUOTE = 200;
const MOST_NAMES = 12;

/** Where answers put a sentence for a person. */
const SENTENCES = [
	'message',
	'error.message',
	'error_message',
	'errorMessage',
	'responseMessage',
	'response_message',
	'error_description',
	'detail',
	'error',
	'errors',
	'fault',
	'data.message',
	'data.error.message',
	'data.error',
];

/**
 * Every sign of a failure in the body of an answer, at its root and under `data`. A success with one of them is
 * none: nobody can tell which of the two is true.
 */
export function failureSigns(body: unknown): FailureSign[] {
	const inside = [at(body, 'data')].flat();
	return [...signsIn(body, ''), ...inside.flatMap((each) => signsIn(each, 'data.'))];
}

/**
 * What an answer to a transfer is when it proves nothing: an unknown outcome, with the sentence that says what is
 * missing and quotes the answer. Undefined when nothing is missing and nothing speaks of a failure.
 *
 * @param missing the part of the provider's proof that is not there, such as "it names no transaction"
 * @param transactionId the provider's id of the attempt, when the answer holds one
 */
export function unproven(
	body: unknown,
	missing: string | undefined,
	transactionId?: string,
): Refusal | undefined {
	const [sign] = failureSigns(body);
	const why = sign ? `it holds ${sign.path}: ${described(sign.value)}` : missing;
	if (why === undefined) return undefined;
	return {
		own: 'NOT_CONFIRMED',
		message: `the answer does not prove that the payment was accepted: ${why}. ${quote(body)}`,
		transactionId,
		outcome: 'unknown',
	};
}

function signsIn(value: unknown, prefix: string): FailureSign[] {
	if (!isObject(value)) return [];
	return Object.entries(value)
		.filter(([name, member]) => isSign(name.toLowerCase().replace(/[_-]/g, ''), member))
		.map(([name, member]) => ({ path: prefix + name, value: member }));
}

function isSign(name: string, value: unknown): boolean {
	if (FLAGS.includes(name)) return value === false || value === 0 || isFailureWord(value);
	if (STATES.includes(name)) return value === false || isFailureWord(value) || isFailureCode(value);
	if (CODES.includes(name)) return isFailureCode(value);
	return ERRORS.includes(name) && holdsSomething(value);
}

function isFailureWord(value: unknown): boolean {
	return typeof value === 'string' && FAILURE_WORD.test(value);
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

function quote(body: unknown): string {
	if (body === undefined || body === null || body === '') return 'It is empty';
	return `It says: ${firstText(body, SENTENCES) ?? described(body)}`;
}

/** A short value as it is, a long one by what it is: a secret cut in two would no longer be found and hidden. */
function described(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	if (text.length <= LONGEST_QUOTE) return text;
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (!isObject(value)) return `a text of ${text.length} characters`;
	return `an object with ${Object.keys(value).slice(0, MOST_NAMES).join(', ')}`;
}
