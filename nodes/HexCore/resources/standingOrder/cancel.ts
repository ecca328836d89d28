import type { Operation } from '../../../shared/operation';
import { pathSegment } from '../../../shared/url';
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
