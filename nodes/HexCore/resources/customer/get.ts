import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { customerId } from '../../fields/common';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a customer',
	description: 'Get the details and the accounts of a customer',
	effect: 'read',
	fields: fieldsOf([customerId]),
	about: { parameter: 'customerId', members: ['customer_id'] },
	request: (input) => ({
		method: 'GET',
		path: `/customer/${segment(input, customerId)}`,
	}),
};
