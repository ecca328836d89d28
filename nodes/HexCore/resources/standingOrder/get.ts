import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { orderIdField } from '../../fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a standing order',
	description: 'Get the state, the next run and the number of runs of a standing order',
	effect: 'read',
	fields: [orderIdField],
	request: (input) => ({
		method: 'GET',
		path: `/standing-orders/${pathSegment(input.get('orderId'), 'Order ID')}`,
	}),
};
