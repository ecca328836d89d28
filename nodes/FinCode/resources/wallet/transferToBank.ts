import type { Operation } from '../../../shared/api/operation';
import { nigerianBankCodeField, nubanField } from '../../../shared/form/accountFields';
import { secret, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V1 } from '../../address';
import { BANK_TRANSFER_CHECK, LENDING_STEP } from '../../advice';
import { bankTransferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { accountWarnings } from '../../fields/bankAccount';
import { paidBankAccount } from '../../fields/chosen';
import { paymentKey } from '../../fields/ids';
import { amountNumber } from '../../fields/money';
import { lendingBase, lendingOptions } from '../../fields/options';
import { bankTransferFacts } from '../../paymentFacts';

const FORM = [
	paymentKey,
	text('customerId', 'Customer ID', {
		required: true,
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
		description: 'Whose wallet is debited',
	}),
	paidBankAccount,
	nubanField('accountNumber', 'Account Number', { required: true, placeholder: 'e.g. 8883633074' }),
	nigerianBankCodeField('bankCode', 'Bank Code', { required: true, placeholder: 'e.g. 044' }),
	text('accountName', 'Account Name', {
		required: true,
		placeholder: 'e.g. VICTOR ADEBIYI',
		description: 'The holder as the bank has it. Bank Account > Verify tells it.',
	}),
	amountNumber('amount', 'Amount', [], {
		required: true,
		placeholder: 'e.g. 5000',
		description: "Plain decimal in the wallet's currency. FinCode takes a small fee on top.",
	}),
	...additional(
		secret('transactionPin', 'Transaction PIN', {
			description: 'PIN of the customer, where FinCode asks for it',
		}),
		text('description', 'Transfer Description', {
			placeholder: 'e.g. Withdrawal June',
			description: 'What the transfer is for, in your own words',
		}),
	),
];

export const transferToBank: Operation = {
	value: 'transferToBank',
	name: 'Transfer to Bank',
	action: 'Transfer money from a wallet to a bank account',
	description: "Send money from a customer's wallet to a bank account. A payment key is paid once only.",
	effect: 'transfer',
	payment: payment(BANK_TRANSFER_CHECK, paymentKey, { facts: bankTransferFacts }),
	fields: fieldsOf(FORM),
	warnings: (input) => accountWarnings(input),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${lendingBase(input, SERVICES_V1)}/user/transfer-funds-to-bank`,
		headers: lendingHeaders(input),
		body: payload(input, FORM),
	}),
	refusal: bankTransferRefusal,
	output: withRequestIds,
};
