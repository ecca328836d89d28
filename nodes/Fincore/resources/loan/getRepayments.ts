import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { PAGING, ROWS } from '../../answers';
import { loanId } from '../../fields/ids';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans/{loanId}/repayments';

const FORM: Field[] = [inferredNotice, loanId, ...listFilters];

export const getRepayments: Operation = {
	value: 'getRepayments',
	name: 'Get Repayments',
	action: 'Get the repayments of a loan',
	description: 'List the repayments of a loan',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: PAGING,
	request: (input) => listCall(input, pathOf(input, PATH, loanId)),
};
