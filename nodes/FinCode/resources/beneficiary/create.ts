import type { Operation } from '../../../shared/api/operation';
import { jsonObject, text, extraFields } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { phone } from '../../fields/person';

const FORM = [
	text('senderCode', 'Sender Code', {
		required: true,
		placeholder: 'e.g. RZ0LNK',
		description: 'Customer code of the sender the beneficiary belongs to',
	}),
	text('firstName', 'First Name', { required: true, placeholder: 'e.g. Ada' }),
	text('lastName', 'Last Name', { required: true, placeholder: 'e.g. Obi' }),
	...additional(
		text('beneficiaryName', 'Beneficiary Name', {
			placeholder: 'e.g. Ada Obi',
			description: 'The whole name, as it is to be shown',
		}),
		text('type', 'Beneficiary Type', {
			default: 'INDIVIDUAL',
			placeholder: 'e.g. INDIVIDUAL',
			description: 'Kind of beneficiary, sent as typed: FinCode shows INDIVIDUAL only',
		}),
		phone('phone', 'Phone'),
		jsonObject('address', 'Beneficiary Address', {
			placeholder: 'e.g. { "field": "value" }',
			description: 'As JSON; the names of its fields stand on the page of this call at FinCode',
		}),
		extraFields('Fields of this call that the form lacks; their names stand on its page at FinCode.'),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a beneficiary',
	description: 'Create a beneficiary of a sender. The answer holds the ID that Add Bank Details wants.',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/usermanagement/new-beneficiary`,
		body: payload(input, FORM),
	}),
};
