import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import {
	accountNameField,
	additionalFields,
	companyIdField,
	limitedText,
	merchantCustomFields,
	midIdField,
	optionalText,
	optionalValues,
} from '../../fields/account';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a sub account',
	description: 'Open a sub account below a ledger, for example to tell incoming payments apart',
	effect: 'write',
	fields: [
		companyIdField,
		{
			...midIdField,
			description: `${midIdField.description} It seems to choose the parent ledger.`,
		},
		accountNameField,
		additionalFields([
			...merchantCustomFields,
			optionalText('Merchant Customer ID', 'merchantCustomerId', '123456', 'Your own customer number'),
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/accounts/sub_accounts/create',
		body: {
			company_id: requiredText(input, 'companyId', 'Company ID'),
			mid_id: requiredText(input, 'midId', 'MID ID'),
			account_name: limitedText(input, 'accountName', 'Account Name', 50),
			...optionalValues(input, {
				merchantCustomerId: 'merchant_customer_id',
				merchantCustom1: 'merchant_custom_1',
				merchantCustom2: 'merchant_custom_2',
				merchantCustom3: 'merchant_custom_3',
			}),
		},
	}),
};
