import type { Operation } from '../../../shared/api/operation';
import { choice, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';

const FORM = [
	text('pcn', 'Payment Reference (PCN)', {
		required: true,
		placeholder: 'e.g. TR656516344451',
		description: 'Payment reference of the transaction, from Create',
	}),
	choice(
		'option',
		'What Happened',
		{
			mistake: 'It Was a Mistake',
			bank_paid_now: 'The Customer Has Paid',
			bank_pay_later: 'The Customer Will Pay Later',
		},
		{ required: true, default: 'bank_paid_now', description: 'What FinCode is told' },
	),
	...additional(
		text('payAbleType', 'Payable Type', {
			placeholder: 'e.g. TRANSACTION',
			description: 'What is paid, sent as typed',
		}),
	),
];

export const notifyBankTransfer: Operation = {
	value: 'notifyBankTransfer',
	name: 'Report Bank Transfer',
	action: 'Report what a customer did about a bank transfer',
	description: 'Tell FinCode whether the customer has paid by bank transfer',
	effect: 'write',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/notify-bank-transfer-payment`,
		body: payload(input, FORM),
	}),
};
