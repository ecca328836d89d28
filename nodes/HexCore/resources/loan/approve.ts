import type { Operation } from '../../../shared/api/operation';
import { writeRefusal } from '../../answers';
import { decide, decisionFields } from './decision';

export const approve: Operation = {
	value: 'approve',
	name: 'Approve',
	action: 'Approve a loan',
	description: 'Approve a loan that was requested. No money moves before it is disbursed.',
	effect: 'write',
	refusal: writeRefusal,
	fields: decisionFields,
	request: (input) => decide(input, 'APPROVED'),
};
