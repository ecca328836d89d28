import type { Operation } from '../../../shared/api/operation';
import { text, extraFields } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { country } from '../../fields/countries';
import { amountText, currency } from '../../fields/money';

const FORM = [
	text('pcn', 'Payment Reference (PCN)', {
		required: true,
		placeholder: 'e.g. TR656516344451',
		description: 'Payment reference of the transaction, from Create',
	}),
	country('countryIsoCode3', 'Sender Country', { required: true, placeholder: 'e.g. GBR' }),
	currency('currency', 'Currency', { required: true, placeholder: 'e.g. GBP' }),
	amountText('amount', 'Amount', ['currency'], {
		required: true,
		description: 'Plain decimal in the currency above',
	}),
	...additional(
		extraFields('Fields of this call that the form lacks; their names stand on its page at FinCode.'),
	),
];

export const getPaymentMethods: Operation = {
	value: 'getPaymentMethods',
	name: 'Get Payment Methods',
	action: 'Get the ways a transaction can be paid',
	description:
		'Get the ways a transaction can be paid; hosted ones bring the address of their payment page in hosted_gateway_url',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'pcn', members: ['pcn'] },
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/supported-payment-methods`,
		body: payload(input, FORM, { transactionType: 'PAYMENT_METHOD' }),
	}),
};
