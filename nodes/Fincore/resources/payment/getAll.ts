import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { pagingOf, ROWS } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';
import { subjectOf } from '../../rows';

const PATH = '/payments';

const FORM: Field[] = [inferredNotice, ...listFilters];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many payments',
	description: 'List payments',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: pagingOf('payment'),
	subject: subjectOf('payment'),
	request: (input) => listCall(input, pathOf(input, PATH)),
};
