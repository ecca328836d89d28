import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { accountName, companyId, merchantCustom, midId } from '../../fields/account';

const parentMidId: Field = {
	...midId,
	property: {
		...midId.property,
		description: `${midId.property.description} It seems to choose the parent ledger.`,
	},
};

const FORM: Field[] = [
	companyId,
	parentMidId,
	accountName,
	...additional(
		...merchantCustom,
		text('merchantCustomerId', 'Merchant Customer ID', {
			wire: 'merchant_customer_id',
			placeholder: 'e.g. 123456',
			description: 'Your own customer number',
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a sub account',
	description: 'Open a sub account below a ledger, for example to tell incoming payments apart',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/accounts/sub_accounts/create',
		body: payload(input, FORM),
	}),
};
