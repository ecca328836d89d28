import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [customerIdField];

export const getTotals: Operation = {
	value: 'getTotals',
	name: 'Get Totals',
	action: 'Get loan totals of a customer',
	description: 'Get what a customer owes and has paid in all',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/get-total/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
