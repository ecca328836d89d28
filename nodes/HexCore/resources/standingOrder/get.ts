import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { orderId } from '../../fields/common';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a standing order',
	description: 'Get the state, the next run and the number of runs of a standing order',
	effect: 'read',
	fields: fieldsOf([orderId]),
	about: { parameter: 'orderId', members: ['order_id'] },
	request: (input) => ({
		method: 'GET',
		path: `/standing-orders/${segment(input, orderId)}`,
	}),
};
