import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { userIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';
import { instalmentId, repaymentSubject } from '../../rows';

const FORM = [userIdField];

export const getPendingRepayments: Operation = {
	value: 'getPendingRepayments',
	name: 'Get Pending Repayments',
	action: 'Get loan repayments that are due or overdue',
	description: 'Get the repayments that are due or overdue',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true, rowId: instalmentId },
	subject: repaymentSubject,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/pending-repayments/${segment(input, userIdField)}`,
		query: { page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
