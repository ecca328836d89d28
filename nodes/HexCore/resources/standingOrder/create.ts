import type { Operation } from '../../../shared/api/operation';
import { moment } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { refuseSameAccount } from '../../../shared/form/sameAccount';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { paymentKey, sourceAccount } from '../../fields/common';
import { refuseWrongDates } from '../../fields/orderDates';
import { accountNumber, naira, word } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const destinationAccount = accountNumber('destinationAccount', 'Destination Account', {
	wire: 'destination_account',
	description: 'Account that is credited, 10 digits',
});

const FORM: Field[] = [
	paymentKey,
	sourceAccount,
	destinationAccount,
	naira({ displayName: 'Amount per Run (NGN)' }),
	word('frequency', 'Payment Frequency', ['DAILY', 'WEEKLY', 'MONTHLY'], {
		required: true,
		options: [
			{ name: 'Daily', value: 'DAILY' },
			{ name: 'Monthly', value: 'MONTHLY' },
			{ name: 'Weekly', value: 'WEEKLY' },
		],
		default: 'MONTHLY',
		description: 'How often the amount is sent',
	}),
	moment('startDate', 'Start Date', {
		wire: 'start_date',
		required: true,
		description: "When it is sent for the first time, in the workflow's time zone. It goes out as UTC.",
	}),
	...additional(
		moment('endDate', 'End Date', {
			wire: 'end_date',
			// Left out, the order has no end.
			emptyIsMistake: true,
			description: "When it stops, in the workflow's time zone. Left out, the order has no end.",
		}),
	),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a standing order',
	description:
		'Send an amount at regular times between two accounts at hexCore. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(CHECK.standingOrder, paymentKey, {
		facts: (call) => nairaFacts(call, { account: 'destination_account' }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	request: (input) => {
		const body = payload(input, FORM);
		refuseSameAccount(
			{ value: body.source_account, label: sourceAccount.property.displayName },
			{ value: body.destination_account, label: destinationAccount.property.displayName },
		);
		refuseWrongDates(body, input);
		return { method: 'POST', path: '/standing-orders/create', body };
	},
};
