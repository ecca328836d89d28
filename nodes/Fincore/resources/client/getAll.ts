import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { pagingOf, ROWS } from '../../answers';
import { listCall, listFilters, pageSizeOption } from '../../fields/list';

const FORM: Field[] = listFilters;

/** The one call Fincore documents (https://fincore.live/docs/api); the credential is tested with it. */
export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many clients',
	description: 'List clients',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [pageSizeOption],
	rows: ROWS,
	paging: pagingOf('client'),
	request: (input) => listCall(input, '/clients'),
	nextStep: ({ httpStatus }) =>
		httpStatus === 404 || httpStatus === 405
			? 'Check the Base URL in the credential; it must end in the version, as in /v1.'
			: undefined,
};
