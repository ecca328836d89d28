import { firstText, isObject } from '../basics/json';
import type { Refusal } from './failure';
import { failureSigns } from './failureSigns';

const LONGEST_QUOTE = 200;
const MOST_NAMES = 12;

/** Where answers put a sentence for a person. */
export const SENTENCES = [
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
	const signs = failureSigns(body);
	const [sign] = signs.filter(({ kind }) => kind !== 'message');
	// What a message says is quoted anyway.
	const spoken = signs.length > 0 ? 'it speaks of a failure' : undefined;
	const why = sign ? `it holds ${sign.path}: ${described(sign.value)}` : (missing ?? spoken);
	if (why === undefined) return undefined;
	return {
		own: 'NOT_CONFIRMED',
		message: `the answer does not prove that the payment was accepted: ${why}. ${quote(body)}`,
		transactionId,
		outcome: 'unknown',
	};
}

/**
 * What an answer to a write is when it does not say that anything was done.
 *
 * @param missing what would say so, when it is more than an answer at all
 */
export function unconfirmed(body: unknown, missing?: string): Refusal {
	return {
		own: 'NOT_CONFIRMED',
		message: `the answer does not say that this was done${missing === undefined ? '' : `: ${missing}`}. ${quote(body)}`,
		outcome: 'unknown',
	};
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
