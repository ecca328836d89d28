import type { HttpCall } from '../../../shared/api/call';
import type { OperationInput } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { compact } from '../../../shared/basics/json';
import { loanIdField, optionalFields } from '../../fields';

/** What approving and rejecting a loan ask for. */
export const decisionFields = [
	loanIdField,
	optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
		{
			displayName: 'Comment',
			name: 'comment',
			type: 'string',
			default: '',
			placeholder: 'e.g. Income checked',
			description: 'Why the loan is approved or rejected',
		},
	]),
];

/** hexCore has one path for both decisions; the status tells them apart. */
export function decide(input: OperationInput, status: 'APPROVED' | 'REJECTED'): HttpCall {
	return {
		method: 'PUT',
		path: `/loans/${pathSegment(input.get('loanId'), 'Loan ID')}/approve`,
		body: compact({ status, comment: input.text('additionalFields.comment') }),
	};
}
