import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../envelope';
import { lendingBase, lendingOptions } from '../../fields/options';
import { customerIdField, segment } from '../../fields/shared';
import { lendingHeaders } from '../../headers';
import { SERVICES_V1 } from '../../host';
import { LENDING_STEP } from '../../steps';

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
