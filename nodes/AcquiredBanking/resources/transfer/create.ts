import type { Operation, OperationInput } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { toPlainString } from '../../../shared/basics/money';
import { endpointPath, endpointPathOption } from '../../../shared/form/endpointPath';
import { requiredText } from '../../../shared/form/requiredText';
import { limitedText, payment, paymentKeyField } from '../../fields/account';
import { ledgerField } from '../../fields/ledgerList';
import { transferRefusal } from '../../answers';

const PATH = '/accounts/internal_transfer';

// Pounds and euros, the currencies of Acquired's ledgers, both have two decimals.
const CURRENCY = 'GBP';

const MAX_AMOUNT_LENGTH = 11;

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an internal transfer',
	description: 'Move money between two ledgers. A payment key is sent once only.',
	effect: 'transfer',
	payment,
	refusal: transferRefusal(['1'], 'code'),
	output: (body) => body,
	fields: [
		ledgerField('From Ledger', 'fromLedgerId', 'The ledger the money leaves'),
		ledgerField('To Ledger', 'toLedgerId', 'A ledger of yours or of a customer; both have the same currency'),
		{
			displayName: 'Amount (GBP or EUR)',
			name: 'amount',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 200.00',
			description:
				'Pounds or euros, as the ledgers are: a plain decimal with at most 2 decimals. It is sent exactly as given, never rounded.',
		},
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Internal Transfer',
			description: 'Shown on both ledgers, 1 to 18 characters. It need not be unique.',
		},
		paymentKeyField,
	],
	options: [
		endpointPathOption(
			PATH,
			'Older documentation prints /accounts/transfer. Change it only when Acquired tells you to; no other path is tried by itself.',
		),
	],
	request: (input) => {
		const from = requiredText(input, 'fromLedgerId', 'From Ledger');
		const to = requiredText(input, 'toLedgerId', 'To Ledger');
		if (from === to) {
			throw new InputError('From Ledger and To Ledger are the same', 'Choose two different ledgers.');
		}
		return {
			method: 'POST',
			path: endpointPath(input.get('options.endpointPath'), PATH),
			body: {
				from_ledger_id: from,
				to_ledger_id: to,
				amount: amountOf(input),
				reference: limitedText(input, 'reference', 'Reference', 18),
			},
		};
	},
};

function amountOf(input: OperationInput): string {
	const amount = toPlainString(input.get('amount'), CURRENCY);
	if (amount.length > MAX_AMOUNT_LENGTH) {
		throw new InputError(
			`Amount ${amount} is longer than the ${MAX_AMOUNT_LENGTH} characters Acquired takes`,
			'Split it into smaller transfers.',
		);
	}
	return amount;
}
