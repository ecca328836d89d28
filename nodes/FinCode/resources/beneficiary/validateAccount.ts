import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { accountNumberIn, accountWarnings, bankCodeIn } from '../../fields/bankAccount';
import { country } from '../../fields/countries';
import { currency } from '../../fields/money';

const FORM = [
	bankCodeIn('accountNumberCountry', 'bankCode', 'Bank Code', {
		required: true,
		placeholder: 'e.g. 214',
		description: 'Code of the bank. Leading zeros count.',
	}),
	accountNumberIn('accountNumberCountry', 'accountNumber', 'Account Number', {
		required: true,
		placeholder: 'e.g. 8883968718',
		description: 'The account that is checked',
	}),
	country('accountNumberCountry', 'Account Country', { required: true }),
	currency('expectedCurrencyCode', 'Expected Currency', {
		required: true,
		description: 'Three letters of ISO 4217',
	}),
	text('transactionType', 'Transaction Type', {
		required: true,
		default: 'ACCOUNTPAYMENT',
		placeholder: 'e.g. ACCOUNTPAYMENT',
		description: 'ACCOUNTPAYMENT is the only value FinCode shows',
	}),
];

export const validateAccount: Operation = {
	value: 'validateAccount',
	name: 'Validate Account',
	action: 'Validate a bank account',
	description: 'Check a bank account and get the name of its holder, before a beneficiary is created',
	effect: 'read',
	fields: fieldsOf(FORM),
	warnings: (input) => accountWarnings(input, 'accountNumberCountry'),
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/usermanagement/validate-bank-account`,
		body: payload(input, FORM),
	}),
};
