import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { bankDetailsOf } from '../../fields/bankAccount';
import { country } from '../../fields/countries';
import { currency } from '../../fields/money';
import { detail, details } from '../../fields/pairs';

const FORM = [
	text('id', 'Beneficiary ID', {
		required: true,
		placeholder: 'e.g. 3f1c2a9e-6c0b-4b0e-9a57-1d2b3c4d5e6f',
		description: 'As Create gave it',
	}),
	text('customerId', 'Customer ID', {
		required: true,
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
		description: 'ID of the sender',
	}),
	text('accountOwnerCustomerCode', 'Owner Customer Code', {
		required: true,
		placeholder: 'e.g. RZ0LNK',
		description: 'Customer code of the sender',
	}),
	currency('currencyCode', 'Currency', { required: true, description: 'Three letters of ISO 4217' }),
	country('country', 'Country', { required: true }),
	details(
		'bankAccountMetaData',
		'Bank Details',
		[
			detail('accountholdername', 'Account Holder Name', 'e.g. Ada Obi', 'The holder as the bank has it'),
			detail('bankaccountno', 'Account Number', 'e.g. 0123456789', 'Account of the beneficiary'),
			detail('bankname', 'Bank Name', 'e.g. FCMB', 'Name of the bank'),
			detail('country', 'Account Country', 'e.g. NGA', 'Country of the account, three letters'),
		],
		bankDetailsOf('country'),
		{ required: true, description: 'The bank account. FinCode calls this bankAccountMetaData.' },
	),
];

export const addBankDetails: Operation = {
	value: 'addBankDetails',
	name: 'Add Bank Details',
	action: 'Add bank details to a beneficiary',
	description: 'Give a beneficiary a bank account, after Validate Account and Create',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/bankmanagement/add-bank-details-key-value-pairs`,
		body: payload(input, FORM),
	}),
};
