import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptions } from '../../fields/options';
import { customerIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getTotals: Operation = {
	value: 'getTotals',
	name: 'Get Totals',
	action: 'Get loan totals of a customer',
	description: 'Get what a customer owes and has paid in all',
	effect: 'read',
	fields: [customerIdField],
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/get-total/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
