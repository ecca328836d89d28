import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import type { PaymentFacts } from '../../../shared/api/payment';
import { textIn } from '../../../shared/api/paymentFacts';
import { plainDecimal } from '../../../shared/basics/decimal';
import { isObject } from '../../../shared/basics/json';
import { endpointPath, endpointPathOption } from '../../../shared/form/endpointPath';
import { fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { refuseSameAccount } from '../../../shared/form/sameAccount';
import { transferRefusal } from '../../answers';
import { ledger } from '../../fields/account';
import { limitedText } from '../../fields/limitedText';
import { amount, amountOf, payment, paymentKey } from '../../fields/money';

const PATH = '/accounts/internal_transfer';

const FORM: Field[] = [
	paymentKey,
	ledger('fromLedgerId', 'From Ledger', 'from_ledger_id', 'The ledger the money leaves'),
	ledger(
		'toLedgerId',
		'To Ledger',
		'to_ledger_id',
		'A ledger of yours or of a customer; both have the same currency',
	),
	amount,
	limitedText(18, 'reference', 'Transfer Reference', {
		required: true,
		placeholder: 'e.g. Internal Transfer',
		description: 'Shown on both ledgers, 1 to 18 characters. It need not be unique.',
	}),
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a transfer between two ledgers',
	description: 'Move money between two ledgers. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(facts),
	refusal: transferRefusal(['1'], 'code'),
	output: (body) => body,
	fields: fieldsOf(FORM),
	options: [
		endpointPathOption(
			PATH,
			'Older documentation prints /accounts/transfer. Change it only when Acquired tells you to; no other path is tried by itself.',
		),
	],
	request: (input) => {
		const { reference, ...ledgers } = payload(input, FORM);
		refuseSameAccount(
			{ value: ledgers.from_ledger_id, label: 'From Ledger' },
			{ value: ledgers.to_ledger_id, label: 'To Ledger' },
		);
		return {
			method: 'POST',
			path: endpointPath(input.get('options.endpointPath'), PATH),
			body: { ...ledgers, amount: amountOf(input), reference },
		};
	},
};

/** The currency is that of the two ledgers, which the call does not name. */
function facts({ body }: HttpCall): PaymentFacts {
	if (!isObject(body)) return {};
	return {
		amount: plainDecimal(body.amount),
		account: textIn(body.to_ledger_id),
		more: { from_ledger_id: body.from_ledger_id },
	};
}
