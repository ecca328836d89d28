import type { SubjectMap } from '../shared/api/subject';
import { at, isObject } from '../shared/basics/json';
import { saysError } from './answers';

/**
 * HexAI's words for a transaction's state. pending, succeeded, success, failed and error are documented, the
 * others were seen in integrations of the newer service.
 */
export const STATUS_WORDS: SubjectMap['statusWords'] = {
	pending: ['pending', 'processing'],
	succeeded: ['succeeded', 'success', 'completed', 'paid', 'delivered'],
	failed: ['failed', 'error', 'rejected', 'declined'],
	cancelled: ['cancelled', 'canceled'],
	expired: ['expired'],
	refunded: ['refunded', 'reversed'],
};

/** Where an object holds its state. */
export const STATUS_NAMES = ['status', 'payment_status'];

/**
 * The state in an answer whose body is not documented: that of `data`, else a root `status` that is not the
 * envelope's own word for success. An envelope that says error names none.
 */
export function providerStatus(body: unknown): string | null {
	if (!isObject(body) || saysError(body)) return null;
	const enveloped = isObject(body.data);
	const named = (enveloped ? STATUS_NAMES : ['payment_status'])
		.map((name) => at(enveloped ? body.data : body, name))
		.find((word) => typeof word === 'string' && word !== '');
	if (typeof named === 'string') return named;
	if (typeof body.status !== 'string') return null;
	// Around an object SUCCESS is the envelope's, alone it is the sandbox's word for the state.
	const envelopeWord = enveloped ? body.status.toLowerCase() : body.status;
	return envelopeWord === 'success' ? null : body.status;
}
