import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { pagingOf, ROWS } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/payment-links';

const FORM: Field[] = [inferredNotice, ...listFilters];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many payment links',
	description: 'List payment links',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: pagingOf('payment_link'),
	request: (input) => listCall(input, pathOf(input, PATH)),
};
