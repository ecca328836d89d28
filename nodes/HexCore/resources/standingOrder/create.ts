import type { Operation, OperationInput } from '../../../shared/api/operation';
import { toUtcTime } from '../../../shared/basics/dates';
import { compact } from '../../../shared/basics/json';
import { accountField, amountField, optionalFields, payment, paymentKeyField } from '../../fields';
import { transferRefusal } from '../../transferRefusal';
import { accountNumber, naira, oneOf } from '../../values';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a standing order',
	description:
		'Have an amount sent again and again between two accounts at hexCore. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(
		'look for the order in the hexCore dashboard, or ask Standing Order > Get when an earlier run shows its order ID.',
	),
	refusal: transferRefusal,
	fields: [
		paymentKeyField,
		accountField('Source Account', 'sourceAccount', 'Account at hexCore that is debited, 10 digits'),
		accountField('Destination Account', 'destinationAccount', 'Account that is credited, 10 digits'),
		{ ...amountField, displayName: 'Amount per Run (NGN)' },
		{
			displayName: 'Frequency',
			name: 'frequency',
			type: 'options',
			required: true,
			options: [
				{ name: 'Daily', value: 'DAILY' },
				{ name: 'Monthly', value: 'MONTHLY' },
				{ name: 'Weekly', value: 'WEEKLY' },
			],
			default: 'MONTHLY',
			description: 'How often the amount is sent',
		},
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			required: true,
			default: '',
			description: "When it is sent for the first time, in the workflow's time zone. It goes out as UTC.",
		},
		optionalFields('Additional Fields', 'additionalFields', 'Add Field', [
			{
				displayName: 'End Date',
				name: 'endDate',
				type: 'dateTime',
				default: '',
				description: "When it stops, in the workflow's time zone. Left out, the order has no end.",
			},
		]),
	],
	request: (input) => ({
		method: 'POST',
		path: '/standing-orders/create',
		body: compact({
			source_account: accountNumber(input, 'sourceAccount', 'Source Account'),
			destination_account: accountNumber(input, 'destinationAccount', 'Destination Account'),
			amount: naira(input),
			frequency: oneOf(input, 'frequency', 'Frequency', ['DAILY', 'WEEKLY', 'MONTHLY']),
			start_date: toUtcTime(input.get('startDate'), input.timezone, 'Start Date'),
			end_date: endDate(input),
		}),
	}),
};

function endDate(input: OperationInput): string | undefined {
	const value = input.get('additionalFields.endDate');
	return value === undefined || value === '' ? undefined : toUtcTime(value, input.timezone, 'End Date');
}
