import type { Operation } from '../../../shared/api/operation';
import { choice, moment, text } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { MANAGER_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { lendingBase, lendingOptions } from '../../fields/options';
import { repaymentId, repaymentSubject } from '../../rows';

const FORM = inGroup('filters', [
	text('loanApplicationId', 'Loan Application ID', {
		placeholder: 'e.g. 7c2d9e10-3333-4a5b-8c00-665544332211',
		description: 'Only the repayments of this loan',
	}),
	choice(
		'status',
		'Repayment Status',
		{
			ALL: 'All',
			PENDING_VERIFICATION: 'Pending Verification',
			REJECTED: 'Rejected',
			VERIFIED: 'Verified',
		},
		{ default: 'ALL', description: 'Which repayments are listed' },
	),
	moment('startDate', 'From Date', {
		description: "A time without zone is read in the workflow's time zone",
	}),
	moment('endDate', 'To Date', { description: "A time without zone is read in the workflow's time zone" }),
]);

export const getRepayments: Operation = {
	value: 'getRepayments',
	name: 'Get Repayments as Manager',
	action: 'Get the repayments of all loans as manager',
	description: 'List the repayments of all loans. Needs a user with the role manager.',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V6),
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true, rowId: repaymentId },
	subject: repaymentSubject,
	nextStep: MANAGER_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V6)}/admin/repayments/list`,
		query: { ...payload(input, FORM), page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
