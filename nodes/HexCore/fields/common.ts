import { idInPath } from '../../shared/form/fieldTypes';
import { paymentKeyField } from '../../shared/form/paymentKey';
import { accountNumber } from './types';

export const paymentKey = paymentKeyField({
	description: 'It is not sent: hexCore itself would carry out the same request twice.',
});

/** The account a payment is taken from. */
export const sourceAccount = accountNumber('sourceAccount', 'Source Account', {
	wire: 'source_account',
	description: 'Account at hexCore that is debited, 10 digits',
});

/** The account that is looked at; its number stands in the path. */
export const accountInPath = accountNumber('accountNumber', 'Account Number', {
	description: 'Account at hexCore, 10 digits',
});

export const customerId = idInPath('customerId', 'Customer ID', 'The ID that Customer > Create returned', {
	placeholder: 'e.g. cus_8f92jdl29skw',
});

export const loanId = idInPath('loanId', 'Loan ID', 'The ID that Loan > Request returned', {
	placeholder: 'e.g. ln_a1b2c3d4e5f6',
});

export const orderId = idInPath('orderId', 'Order ID', 'The ID that Standing Order > Create returned', {
	placeholder: 'e.g. so_x9y8z7w6v5',
});
