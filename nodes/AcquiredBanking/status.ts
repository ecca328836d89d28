import type { SubjectMap } from '../shared/api/subject';

/** The status of a transaction by its response code. */
export const STATUS_WORDS: SubjectMap['statusWords'] = {
	succeeded: ['1'],
	pending: ['11', '12'],
	failed: ['101', '102', '103', '104', '105', '106', '107', '650', '651'],
};
