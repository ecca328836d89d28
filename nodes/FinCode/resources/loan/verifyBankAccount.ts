import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptions } from '../../fields/options';
import { idField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

const bankCode = idField('bankCode', 'Bank Code', 'Code of the bank', { placeholder: 'e.g. 044' });
const accountNumber = idField('accountNumber', 'Account Number', '10-digit NUBAN', {
	placeholder: 'e.g. 8883633074',
});

export const verifyBankAccount: Operation = {
	value: 'verifyBankAccount',
	name: 'Verify Bank Account',
	action: 'Verify a bank account',
	description: "Get the name of a bank account's holder",
	effect: 'read',
	fields: [bankCode, accountNumber],
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/verify-bank-account/${segment(input, bankCode)}/${segment(input, accountNumber)}`,
		headers: lendingHeaders(input),
	}),
};
