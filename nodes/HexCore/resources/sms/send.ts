import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import { phoneNumberField } from '../../fields';
import { phoneNumber } from '../../values';

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send an SMS',
	description: 'Send a text message to a phone',
	effect: 'write',
	fields: [
		phoneNumberField,
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			placeholder: 'e.g. Your payment was received.',
			description: 'The text. hexCore documents no limit of its length.',
		},
	],
	request: (input) => ({
		method: 'POST',
		path: '/messaging/sms/send',
		body: {
			phone_number: phoneNumber(input, 'phoneNumber'),
			message: requiredText(input, 'message', 'Message'),
		},
	}),
};
