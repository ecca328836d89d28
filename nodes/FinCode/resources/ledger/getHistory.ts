import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { fapiOptions } from '../../fields/options';
import { accountIdField, segment } from '../../fields/person';
import { fapiHeaders } from '../../callIds/headers';
import { SERVICES_V6 } from '../../address';

export const getHistory: Operation = {
	value: 'getHistory',
	name: 'Get History',
	action: 'Get the ledger history of an account',
	description: 'List the debits and credits of an account',
	effect: 'read',
	fields: [accountIdField],
	options: fapiOptions,
	rows: listOf,
	// FinCode says that the first page is 0 or 1.
	paging: { firstPage: 0, pageSize: 20, firstPageMayRepeat: true, notFoundIsEnd: true },
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-ledger-history/${segment(input, accountIdField)}/${input.page.number}/${input.page.size}`,
		headers: fapiHeaders(input),
	}),
};
