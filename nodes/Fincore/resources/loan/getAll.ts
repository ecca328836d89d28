import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { PAGING, ROWS } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans';

const FORM: Field[] = [inferredNotice, ...listFilters];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many loans',
	description: 'List loans',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: PAGING,
	request: (input) => listCall(input, pathOf(input, PATH)),
};
