import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { fapiOptions, idempotencyKeyOption } from '../../fields/options';

const accountOwnerId = idInPath(
	'accountOwnerId',
	'Account Owner ID',
	'ID of the customer whose accounts are wanted',
	{ placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff' },
);
const FORM = [accountOwnerId];

export const getAccounts: Operation = {
	value: 'getAccounts',
	name: 'Get Accounts',
	action: 'Get the ledger accounts of a customer',
	description:
		'List the ledger accounts of a customer: their IDs are what Get Balance and Get History ask for',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: [idempotencyKeyOption, ...fapiOptions],
	rows: listOf,
	// Of the ledger's reads this one alone wants an idempotency key.
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/account-maintenance/list-accounts/${segment(input, accountOwnerId)}`,
		headers: lendingHeaders(input),
	}),
};
