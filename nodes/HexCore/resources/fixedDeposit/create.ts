import type { Operation } from '../../../shared/api/operation';
import { compact } from '../../../shared/basics/json';
import { accountField, amountField, optionalFields, payment, paymentKeyField, textField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { accountNumber, naira, percent, term, yesOrNo } from '../../values';

const TENOR = 'Tenor (Days)';
const RATE = 'Interest Rate (% per Year)';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a fixed deposit',
	description:
		'Book a fixed deposit: the amount leaves the account at once. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(
		'look for the deposit in the hexCore dashboard, or compare Account > Get Balance of the account.',
	),
	refusal: transferRefusal,
	fields: [
		paymentKeyField,
		accountField('Account Number', 'accountNumber', 'Account at hexCore that is debited at once, 10 digits'),
		amountField,
		textField(TENOR, 'tenor', 'e.g. 90', 'How long the money stays, in days. Loans count in months.'),
		textField(
			RATE,
			'interestRate',
			'e.g. 10.5',
			'Percent per year: 10.5 means 10.5 % a year. Loans count per month.',
		),
		optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
			{
				displayName: 'Auto Rollover',
				name: 'autoRollover',
				type: 'boolean',
				default: false,
				description: 'Whether principal and interest are invested again at maturity',
			},
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/fixed-deposits/create',
		body: compact({
			account_number: accountNumber(input, 'accountNumber', 'Account Number'),
			amount: naira(input),
			tenor: term(input, TENOR),
			interest_rate: percent(input, RATE),
			auto_rollover: yesOrNo(input, 'additionalFields.autoRollover', 'Auto Rollover'),
		}),
	}),
};
