import type { SubjectMap } from '../shared/api/subject';
import { isObject } from '../shared/basics/json';
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

/**
 * The state in an answer whose body is not documented: `data.status`, else a root `status` that is not the
 * envelope's own `success`. An envelope that says error names none.
 */
export function providerStatus(body: unknown): string | null {
	if (!isObject(body) || saysError(body)) return null;
	if (isObject(body.data) && typeof body.data.status === 'string') return body.data.status;
	if (typeof body.status !== 'string' || body.status === 'success') return null;
	return body.status;
}
