import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { paymentKey } from '../../fields/common';
import { accountNumber, naira, percent, term, yesOrNo } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const FORM: Field[] = [
	paymentKey,
	accountNumber('accountNumber', 'Account Number', {
		wire: 'account_number',
		description: 'Account at hexCore that is debited at once, 10 digits',
	}),
	naira(),
	term('Tenor (Days)', '90', 'How long the money stays, in days. Loans count in months.'),
	percent(
		'Interest Rate (% per Year)',
		'10.5',
		'Percent per year: 10.5 means 10.5 % a year. Loans count per month.',
	),
	...additional(
		yesOrNo('autoRollover', 'Auto Rollover', {
			wire: 'auto_rollover',
			// Left out, the money comes back at maturity.
			emptyIsMistake: true,
			description: 'Whether principal and interest are invested again at maturity',
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a fixed deposit',
	description:
		'Book a fixed deposit: the amount leaves the account at once. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(CHECK.newDeposit, paymentKey, {
		answerNames: { amount: ['principal'] },
		facts: (call) => nairaFacts(call),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/fixed-deposits/create',
		body: payload(input, FORM),
	}),
};
