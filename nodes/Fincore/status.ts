import type { SubjectMap } from '../shared/api/subject';

/**
 * The status of a record by its own word. Common words: Fincore documents none. `approved` and `active` are left
 * out, their sense depends on the object.
 */
export const STATUS_WORDS: SubjectMap['statusWords'] = {
	pending: ['pending', 'processing', 'submitted', 'in_review'],
	succeeded: ['success', 'succeeded', 'successful', 'completed', 'paid', 'disbursed', 'settled'],
	failed: ['failed', 'error', 'declined', 'rejected'],
	cancelled: ['cancelled', 'canceled', 'voided'],
	expired: ['expired'],
	refunded: ['refunded', 'reversed'],
};
