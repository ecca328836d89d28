import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { line, phone } from '../../fields/types';

const FORM: Field[] = [
	phone({ required: true }),
	line('message', 'Message Text', {
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Your payment was received.',
		description: 'The text. hexCore documents no limit of its length.',
	}),
];

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send an SMS',
	description: 'Send a text message to a phone',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/messaging/sms/send',
		body: payload(input, FORM),
	}),
};
