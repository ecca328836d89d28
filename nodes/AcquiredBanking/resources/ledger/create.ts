import type { Operation } from '../../../shared/api/operation';
import { currencyField } from '../../../shared/form/accountFields';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { accountName, companyId, merchantCustom } from '../../fields/account';

const FORM: Field[] = [
	companyId,
	currencyField('currencyCodeIso3', 'Currency', {
		wire: 'currency_code_iso3',
		required: true,
		placeholder: 'e.g. GBP',
		description: 'The three letters of ISO 4217',
	}),
	accountName,
	...additional(...merchantCustom),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a ledger',
	description: 'Open a ledger of your own company',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({ method: 'POST', path: '/accounts/create', body: payload(input, FORM) }),
};
