import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { lendingBase, lendingOptions } from '../../fields/options';
import { userIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getRepaidTransactions: Operation = {
	value: 'getRepaidTransactions',
	name: 'Get Repaid Transactions',
	action: 'Get completed loan repayments',
	description: 'Get the repayments that were verified or paid',
	effect: 'read',
	fields: [userIdField],
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/repaid-transactions/${segment(input, userIdField)}`,
		headers: lendingHeaders(input),
	}),
};
