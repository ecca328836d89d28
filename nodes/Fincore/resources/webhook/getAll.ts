import type { Operation } from '../../../shared/api/operation';
import { listCall, pathOf } from '../../fields/body';
import { inferredNotice, listFilters, pageSizeOption, pathOption } from '../../fields/path';
import { hideToken, PAGING, rowsOf, unwrap } from '../../answers';

const PATH = '/webhooks';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhooks',
	description: 'List webhooks',
	effect: 'read',
	fields: [inferredNotice, listFilters],
	options: [pageSizeOption, pathOption(PATH)],
	rows: (body) => rowsOf(body)?.map(hideToken),
	output: (body) => hideToken(unwrap(body)),
	paging: PAGING,
	request: (input) => listCall(input, pathOf(input, PATH)),
};
