import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { loanId } from '../../fields/common';

export const getSchedule: Operation = {
	value: 'getSchedule',
	name: 'Get Schedule',
	action: 'Get the repayment schedule of a loan',
	description: 'Get when and how much is repaid: one item whose list "schedule" holds the instalments',
	effect: 'read',
	fields: fieldsOf([loanId]),
	about: { parameter: 'loanId', members: ['loan_id'] },
	request: (input) => ({
		method: 'GET',
		path: `/loans/${segment(input, loanId)}/schedule`,
	}),
};
