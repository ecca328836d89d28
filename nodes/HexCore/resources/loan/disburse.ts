import type { Operation } from '../../../shared/api/operation';
import { pathSegment } from '../../../shared/basics/addresses';
import { accountField, loanIdField, payment, paymentKeyField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { accountNumber } from '../../values';

export const disburse: Operation = {
	value: 'disburse',
	name: 'Disburse',
	action: 'Disburse a loan',
	description: 'Pay an approved loan out to an account. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(
		'look at the loan in the hexCore dashboard, or compare Account > Get Balance of the credited account.',
	),
	refusal: transferRefusal,
	fields: [
		{ ...paymentKeyField, placeholder: 'e.g. ln_a1b2c3d4e5f6' },
		loanIdField,
		accountField('Account Number', 'accountNumber', 'Account at hexCore that is credited, 10 digits'),
	],
	request: (input) => ({
		method: 'POST',
		path: `/loans/${pathSegment(input.get('loanId'), 'Loan ID')}/disburse`,
		body: { account_number: accountNumber(input, 'accountNumber', 'Account Number') },
	}),
};
