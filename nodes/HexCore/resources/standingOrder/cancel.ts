import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { writeRefusal } from '../../answers';
import { orderId } from '../../fields/common';

export const cancel: Operation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a standing order',
	description: 'End a standing order for good: it can not be brought back',
	effect: 'write',
	refusal: writeRefusal,
	fields: fieldsOf([orderId]),
	about: { parameter: 'orderId', members: ['order_id'] },
	request: (input) => ({
		method: 'DELETE',
		path: `/standing-orders/${segment(input, orderId)}`,
	}),
};
