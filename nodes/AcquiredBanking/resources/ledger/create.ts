import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import {
	accountNameField,
	additionalFields,
	companyIdField,
	limitedText,
	merchantCustomFields,
	optionalValues,
} from '../../fields/account';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a ledger',
	description: 'Open a ledger of your own company',
	effect: 'write',
	fields: [
		companyIdField,
		{
			displayName: 'Currency',
			name: 'currencyCodeIso3',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. GBP',
			description: 'The three letters of ISO 4217',
		},
		accountNameField,
		additionalFields(merchantCustomFields),
	],
	request: (input) => ({
		method: 'POST',
		path: '/accounts/create',
		body: {
			company_id: requiredText(input, 'companyId', 'Company ID'),
			currency_code_iso3: requiredText(input, 'currencyCodeIso3', 'Currency'),
			account_name: limitedText(input, 'accountName', 'Account Name', 50),
			...optionalValues(input, {
				merchantCustom1: 'merchant_custom_1',
				merchantCustom2: 'merchant_custom_2',
				merchantCustom3: 'merchant_custom_3',
			}),
		},
	}),
};
