import { bankAccountField } from '../../shared/form/accountFields';
import { choice, text } from '../../shared/form/fieldTypes';
import { amountNumber, currency } from './money';

/** What is paid. */
export const payableType = choice(
	'payableType',
	'Payable Type',
	{
		BILL: 'Bill',
		MERCHANT: 'Merchant',
		TRANSACTION: 'Transaction',
		WALLET: 'Wallet',
		WALLET_CUSTOMER: 'Wallet of a Customer',
		WITHDRAWAL: 'Withdrawal',
	},
	{ required: true, default: 'TRANSACTION', description: 'What is paid' },
);

export const payAbleId = text('payAbleId', 'Payable ID', {
	required: true,
	placeholder: 'e.g. TR656516344451',
	description: 'ID of what is paid, such as the payment reference (PCN) of a transaction',
});

export const totalCheckOutAmount = amountNumber(
	'totalCheckOutAmount',
	'Total Checkout Amount',
	['additionalFields.paymentAccountNumbeCurrencyCode'],
	{
		required: true,
		placeholder: 'e.g. 152.50',
		description:
			'The whole sum in pounds, naira and the like, fees included, as Get Charges gives it. A plain decimal.',
	},
);

export const accountNumber = bankAccountField('accountNumber', 'Account Number', {
	description: 'FinCode does not say whose account it is: fill it in only when it asks for it',
	emptyIsMistake: true,
});

/** FinCode's own spelling. */
export const accountCurrency = currency('paymentAccountNumbeCurrencyCode', 'Payment Account Currency', {
	placeholder: 'e.g. USD',
	// Without it another account may be debited, and decimals of another currency hold.
	emptyIsMistake: true,
});
