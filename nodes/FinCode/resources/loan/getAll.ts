import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_PATH_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { chosenOption, lendingBase, lendingOptions, pathOption } from '../../fields/options';
import { loanId, loanSubject } from '../../rows';

const PATHS = ['/user/get-loan-history/{customerId}', '/user/loan-history/{customerId}'];
const pathVariant = pathOption(
	PATHS,
	'The sample on the page at FinCode uses the second path: try it when the first answers 404.',
);
const FORM = [customerIdField];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many loans of a customer',
	description: 'List all loans a customer ever had',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [...lendingOptions(SERVICES_V1), pathVariant],
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true, rowId: loanId },
	subject: loanSubject,
	nextStep: LENDING_PATH_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}${chosenOption(input, pathVariant).replace('{customerId}', () => segment(input, customerIdField))}`,
		query: { page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
