import type { Operation } from '../../../shared/api/operation';
import { nigerianBankCodeField, nubanField } from '../../../shared/form/accountFields';
import { fieldsOf, valueOf } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { accountWarnings } from '../../fields/bankAccount';
import { lendingBase, lendingOptions } from '../../fields/options';

const bankCode = nigerianBankCodeField('bankCode', 'Bank Code', {
	required: true,
	placeholder: 'e.g. 044',
	description: 'Code of the bank, 3 or 6 digits',
});
const accountNumber = nubanField('accountNumber', 'Account Number', {
	required: true,
	placeholder: 'e.g. 8883633074',
	description: '10-digit NUBAN',
});

const FORM = [bankCode, accountNumber];

export const verify: Operation = {
	value: 'verify',
	name: 'Verify',
	action: 'Verify a bank account',
	description: "Get the name of a bank account's holder before you save the account or send money to it",
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'accountNumber', members: ['accountNumber'] },
	warnings: (input) => accountWarnings(input),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/verify-bank-account/${String(valueOf(input, bankCode))}/${String(valueOf(input, accountNumber))}`,
		headers: lendingHeaders(input),
	}),
};
