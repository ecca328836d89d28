import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { listOf } from '../../answers';
import { fapiHeaders } from '../../callIds/headers';
import { accountInPath, accountOwner } from '../../fields/chosen';
import { fapiOptions } from '../../fields/options';
import { ledgerEntryId, ledgerEntrySubject } from '../../rows';

const FORM = [accountOwner, accountInPath];

export const getHistory: Operation = {
	value: 'getHistory',
	name: 'Get History',
	action: 'Get the debits and credits of a ledger account',
	description: 'List the debits and credits of an account',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: fapiOptions,
	rows: listOf,
	// FinCode says that the first page is 0 or 1.
	paging: {
		firstPage: 0,
		pageSize: 20,
		firstPageMayRepeat: true,
		notFoundIsEnd: true,
		tryPageSize: 50,
		rowId: ledgerEntryId,
	},
	subject: ledgerEntrySubject,
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-ledger-history/${segment(input, accountInPath)}/${input.page.number}/${input.page.size}`,
		headers: fapiHeaders(input),
	}),
};
