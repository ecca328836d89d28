import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { loanIdField } from '../../fields';

export const getSchedule: Operation = {
	value: 'getSchedule',
	name: 'Get Schedule',
	action: 'Get the repayment schedule of a loan',
	description: 'Get when and how much is repaid: one item whose list "schedule" holds the instalments',
	effect: 'read',
	fields: [loanIdField],
	request: (input) => ({
		method: 'GET',
		path: `/loans/${pathSegment(input.get('loanId'), 'Loan ID')}/schedule`,
	}),
};
