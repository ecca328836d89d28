import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { lendingBase, lendingOptions } from '../../fields/options';

const bankCode = idInPath('bankCode', 'Bank Code', 'Code of the bank', { placeholder: 'e.g. 044' });
const accountNumber = idInPath('accountNumber', 'Account Number', '10-digit NUBAN', {
	placeholder: 'e.g. 8883633074',
});

const FORM = [bankCode, accountNumber];

export const verifyBankAccount: Operation = {
	value: 'verifyBankAccount',
	name: 'Verify Bank Account',
	action: 'Verify a bank account',
	description: "Get the name of a bank account's holder",
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/verify-bank-account/${segment(input, bankCode)}/${segment(input, accountNumber)}`,
		headers: lendingHeaders(input),
	}),
};
