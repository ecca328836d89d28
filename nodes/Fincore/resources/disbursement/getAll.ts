import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { pagingOf, ROWS } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';
import { subjectOf } from '../../rows';

const PATH = '/disbursements';

const FORM: Field[] = [inferredNotice, ...listFilters];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many disbursements',
	description: 'List disbursements',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: pagingOf('disbursement'),
	subject: subjectOf('disbursement'),
	request: (input) => listCall(input, pathOf(input, PATH)),
};
