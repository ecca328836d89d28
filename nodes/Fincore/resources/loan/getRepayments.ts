import type { Operation } from '../../../shared/api/operation';
import { listCall, pathOf } from '../../fields/body';
import { idField, inferredNotice, listFilters, pageSizeOption, pathOption } from '../../fields/path';
import { PAGING, ROWS } from '../../answers';

const PATH = '/loans/{loanId}/repayments';

export const getRepayments: Operation = {
	value: 'getRepayments',
	name: 'Get Repayments',
	action: 'Get the repayments of a loan',
	description: 'List the repayments of a loan',
	effect: 'read',
	fields: [inferredNotice, idField('loanId', 'Loan ID', 'loan'), listFilters],
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: PAGING,
	request: (input) => listCall(input, pathOf(input, PATH, { loanId: 'Loan ID' })),
};
