import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import { accountField, amountField, payment, paymentKeyField, textField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { accountNumber, bankCode, naira } from '../../values';

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate an interbank transfer',
	description:
		'Send money to an account at another bank. Ask Get Status for the outcome. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(
		'ask Transfer > Get Status with the reference when an earlier run shows it, else look in the hexCore dashboard or compare Account > Get Balance of the source account.',
	),
	refusal: transferRefusal,
	fields: [
		paymentKeyField,
		accountField('Source Account', 'sourceAccount', 'Account at hexCore that is debited, 10 digits'),
		textField(
			'Destination Bank Code',
			'destinationBankCode',
			'e.g. 058',
			'Code of the receiving bank as the Central Bank of Nigeria gives it. Leading zeros count: 058, not 58.',
		),
		accountField(
			'Destination Account',
			'destinationAccount',
			'Account at the receiving bank, 10 digits. Leading zeros count.',
		),
		amountField,
		textField('Narration', 'narration', 'e.g. Invoice 1001', 'What the receiver reads about the payment'),
	],
	request: (input) => ({
		method: 'POST',
		path: '/transfers/interbank/initiate',
		body: {
			source_account: accountNumber(input, 'sourceAccount', 'Source Account'),
			destination_bank_code: bankCode(input, 'destinationBankCode', 'Destination Bank Code'),
			destination_account: accountNumber(input, 'destinationAccount', 'Destination Account'),
			amount: naira(input),
			narration: requiredText(input, 'narration', 'Narration'),
		},
	}),
};
