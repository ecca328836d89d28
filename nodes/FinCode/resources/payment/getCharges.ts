import type { Operation } from '../../../shared/api/operation';
import { choice, text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { amountText, currency } from '../../fields/money';

const subAction = choice(
	'subAction',
	'Charges Of',
	{ transaction: 'A Transaction', transfer: 'An Amount' },
	{ required: true, description: 'What the charges are asked for' },
);
const paymentMethod = text('paymentMethod', 'Payment Method', {
	required: true,
	wire: 'payment_method',
	placeholder: 'e.g. BANK_TRANSFER',
	description: 'FinCode names ONLINE_CARD_PAYMENT and BANK_TRANSFER',
});
const OF_TRANSACTION = [
	text('pcn', 'Payment Reference (PCN)', {
		required: true,
		placeholder: 'e.g. TR656516344451',
		displayOptions: { show: { subAction: ['transaction'] } },
		description: 'Payment reference of the transaction, from Create',
	}),
];
const shown = { displayOptions: { show: { subAction: ['transfer'] } } };
const OF_AMOUNT = [
	currency('currency', 'Currency', { required: true, placeholder: 'e.g. GBP', ...shown }),
	amountText('amount', 'Amount', ['currency'], {
		required: true,
		description: 'Plain decimal in the currency above',
		...shown,
	}),
];
const FORM = [subAction, paymentMethod, ...OF_TRANSACTION, ...OF_AMOUNT];

export const getCharges: Operation = {
	value: 'getCharges',
	name: 'Get Charges',
	action: 'Get the charges of a payment method',
	description: 'Get what a payment method costs for a transaction or an amount',
	effect: 'read',
	fields: fieldsOf(FORM),
	request: (input) => {
		const hidden = input.text(subAction.property.name) === 'transfer' ? OF_TRANSACTION : OF_AMOUNT;
		return {
			method: 'POST',
			path: `${SERVICES_V6}/paymentmanagement/payment-methods-charges`,
			body: payload(
				input,
				FORM.filter((field) => !hidden.includes(field)),
			),
		};
	},
};
