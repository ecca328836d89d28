import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [customerIdField];

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many bank accounts of a customer',
	description:
		'List the saved bank accounts of a customer, to which Wallet > Transfer to Bank can send money',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/list-customer-bank-accounts/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
