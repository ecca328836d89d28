import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { orderIdField } from '../../fields';

export const cancel: Operation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a standing order',
	description: 'End a standing order for good: it can not be brought back',
	effect: 'write',
	fields: [orderIdField],
	request: (input) => ({
		method: 'DELETE',
		path: `/standing-orders/${pathSegment(input.get('orderId'), 'Order ID')}`,
	}),
};
