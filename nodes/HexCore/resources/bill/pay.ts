import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import { accountField, amountField, payment, paymentKeyField, textField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { accountNumber, naira } from '../../values';

export const pay: Operation = {
	value: 'pay',
	name: 'Pay',
	action: 'Pay a bill',
	description: 'Pay a bill, airtime or a subscription from an account. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(
		'look for the bill payment in the hexCore dashboard, or compare Account > Get Balance of the source account.',
	),
	refusal: transferRefusal,
	fields: [
		paymentKeyField,
		textField(
			'Biller Code',
			'billerCode',
			'e.g. BIL_123',
			'Code of the company that is paid. hexCore has no call that lists them: ask hexCore for the codes.',
		),
		textField(
			'Customer Number',
			'customerId',
			'e.g. 08012345678',
			'Meter, phone or subscriber number at the biller, not a customer ID of hexCore. Leading zeros count.',
		),
		amountField,
		accountField('Source Account', 'sourceAccount', 'Account at hexCore that is debited, 10 digits'),
	],
	request: (input) => ({
		method: 'POST',
		path: '/bills/pay',
		body: {
			biller_code: requiredText(input, 'billerCode', 'Biller Code'),
			customer_id: requiredText(input, 'customerId', 'Customer Number'),
			amount: naira(input),
			source_account: accountNumber(input, 'sourceAccount', 'Source Account'),
		},
	}),
};
