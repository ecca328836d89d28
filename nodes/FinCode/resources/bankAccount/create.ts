import type { Operation } from '../../../shared/api/operation';
import { nigerianBankCodeField, nubanField } from '../../../shared/form/accountFields';
import { flag, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { accountWarnings } from '../../fields/bankAccount';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [
	text('customerId', 'Customer ID', {
		required: true,
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
		description: 'ID of the customer at FinCode',
	}),
	nubanField('accountNumber', 'Account Number', { required: true, placeholder: 'e.g. 8883633074' }),
	text('accountName', 'Account Name', {
		required: true,
		placeholder: 'e.g. VICTOR ADEBIYI',
		description: 'The holder as the bank has it. Verify tells it.',
	}),
	nigerianBankCodeField('bankCode', 'Bank Code', { required: true, placeholder: 'e.g. 044' }),
	text('bankName', 'Bank Name', {
		required: true,
		placeholder: 'e.g. Access Bank',
		description: 'Name of the bank',
	}),
	...additional(
		text('accountType', 'Account Type', {
			placeholder: 'e.g. SAVINGS',
			description: 'FinCode names SAVINGS, CURRENT and CHECKING',
		}),
		flag('isDefault', 'Default Account', {
			description: 'Whether it becomes the default account of the customer',
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a bank account of a customer',
	description:
		'Save a bank account for a customer, to which Wallet > Transfer to Bank can send money. FinCode documents no way to remove one.',
	effect: 'write',
	warnings: (input) => accountWarnings(input),
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${lendingBase(input, SERVICES_V1)}/user/create-bank-account`,
		headers: lendingHeaders(input),
		body: payload(input, FORM),
	}),
};
