import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { userIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';
import { repaymentSubject } from '../../rows';

const FORM = [userIdField];

export const getRepaidTransactions: Operation = {
	value: 'getRepaidTransactions',
	name: 'Get Completed Repayments',
	action: 'Get completed loan repayments',
	description: 'Get the repayments that were verified or paid',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	subject: repaymentSubject,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/repaid-transactions/${segment(input, userIdField)}`,
		headers: lendingHeaders(input),
	}),
};
