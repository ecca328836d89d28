import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { pagingOf, ROWS } from '../../answers';
import { loanId } from '../../fields/ids';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';
import { subjectOf } from '../../rows';

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
	paging: pagingOf('repayment'),
	subject: subjectOf('repayment'),
	request: (input) => listCall(input, pathOf(input, PATH, loanId)),
};
