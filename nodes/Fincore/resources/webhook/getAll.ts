import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { hideToken, pagingOf, rowsOf, unwrap } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/webhooks';

const FORM: Field[] = [inferredNotice, ...listFilters];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhooks',
	description: 'List webhooks',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption, pathOption(PATH)],
	rows: (body) => rowsOf(body)?.map(hideToken),
	output: (body) => hideToken(unwrap(body)),
	paging: pagingOf('webhook'),
	request: (input) => listCall(input, pathOf(input, PATH)),
};
