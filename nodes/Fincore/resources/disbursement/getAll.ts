import type { Operation } from '../../../shared/api/operation';
import { listCall, pathOf } from '../../fields/body';
import { inferredNotice, listFilters, pageSizeOption, pathOption } from '../../fields/path';
import { PAGING, ROWS } from '../../answers';

const PATH = '/disbursements';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many disbursements',
	description: 'List disbursements',
	effect: 'read',
	fields: [inferredNotice, listFilters],
	options: [pageSizeOption, pathOption(PATH)],
	rows: ROWS,
	paging: PAGING,
	request: (input) => listCall(input, pathOf(input, PATH)),
};
