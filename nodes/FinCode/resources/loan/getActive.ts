import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { lendingBase, lendingOptions } from '../../fields/options';
import { customerIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getActive: Operation = {
	value: 'getActive',
	name: 'Get Active',
	action: 'Get active loans of a customer',
	description: 'Get the loans a customer is paying back',
	effect: 'read',
	fields: [customerIdField],
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/manage-loans/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
