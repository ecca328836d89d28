import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { chosenPath, lendingBase, lendingOptions, pathOption } from '../../fields/options';
import { customerIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_PATH_STEP } from '../../advice';

const PATHS = ['/user/get-loan-history/{customerId}', '/user/loan-history/{customerId}'];

export const getHistory: Operation = {
	value: 'getHistory',
	name: 'Get History',
	action: 'Get the loan history of a customer',
	description: 'Get all loans a customer ever had',
	effect: 'read',
	fields: [customerIdField],
	options: [
		...lendingOptions(SERVICES_V1),
		pathOption(
			PATHS,
			'The sample on the page at FinCode uses the second path: try it when the first answers 404.',
		),
	],
	rows: listOf,
	paging: { firstPage: 1, pageSize: 50, maxPageSize: 50, notFoundIsEnd: true },
	nextStep: LENDING_PATH_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}${chosenPath(input, PATHS).replace('{customerId}', () => segment(input, customerIdField))}`,
		query: { page: input.page.number, size: input.page.size },
		headers: lendingHeaders(input),
	}),
};
