import type { SubjectMap } from '../shared/api/subject';

/** hexCore's words for a state. failed, expired and reversed are in no document; others are from its samples. */
export const STATUS_WORDS: SubjectMap['statusWords'] = {
	pending: ['pending', 'processing', 'approved'],
	succeeded: ['successful', 'success', 'active', 'liquidated'],
	failed: ['rejected', 'failed'],
	cancelled: ['cancelled'],
	expired: ['expired'],
	refunded: ['reversed'],
};
