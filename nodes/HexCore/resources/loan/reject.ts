import type { Operation } from '../../../shared/api/operation';
import { decide, decisionFields } from './decision';

export const reject: Operation = {
	value: 'reject',
	name: 'Reject',
	action: 'Reject a loan',
	description: 'Reject a loan that was requested',
	effect: 'write',
	fields: decisionFields,
	request: (input) => decide(input, 'REJECTED'),
};
