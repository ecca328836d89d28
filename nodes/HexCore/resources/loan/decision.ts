import type { HttpCall } from '../../../shared/api/call';
import type { OperationInput } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, segment, type Field } from '../../../shared/form/fields';
import { loanId } from '../../fields/common';

const FORM: Field[] = [
	loanId,
	...additional(
		text('comment', 'Decision Comment', {
			placeholder: 'e.g. Income checked',
			description: 'Why the loan is approved or rejected',
		}),
	),
];

/** What approving and rejecting a loan ask for. */
export const decisionFields = fieldsOf(FORM);

/** hexCore has one path for both decisions; the status tells them apart. */
export function decide(input: OperationInput, status: 'APPROVED' | 'REJECTED'): HttpCall {
	return {
		method: 'PUT',
		path: `/loans/${segment(input, loanId)}/approve`,
		body: payload(input, FORM, { status }),
	};
}
