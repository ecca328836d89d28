import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { customerIdField } from '../../fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a customer',
	description: 'Get the details and the accounts of a customer',
	effect: 'read',
	fields: [customerIdField],
	request: (input) => ({
		method: 'GET',
		path: `/customer/${pathSegment(input.get('customerId'), 'Customer ID')}`,
	}),
};
