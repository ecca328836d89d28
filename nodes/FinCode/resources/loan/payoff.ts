import type { Operation } from '../../../shared/api/operation';
import { secret, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP, PAYOFF_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { loanOwner, repaidLoan } from '../../fields/chosen';
import { paymentKey } from '../../fields/ids';
import { amountNumber } from '../../fields/money';
import { lendingBase, lendingOptions } from '../../fields/options';
import { payoffFacts } from '../../paymentFacts';

const FORM = [
	paymentKey,
	loanOwner,
	repaidLoan,
	text('paymentMethod', 'Payment Method', {
		required: true,
		default: 'WALLET',
		placeholder: 'e.g. WALLET',
		description: 'FinCode names WALLET, BANK_TRANSFER and CARD',
	}),
	...additional(
		secret('transactionPin', 'Transaction PIN', {
			description: 'PIN of the customer, where FinCode asks for it',
		}),
		amountNumber('payoffAmount', 'Payoff Amount', [], {
			description: 'Plain decimal in the currency of the loan. Left out: the full balance.',
		}),
	),
];

export const payoff: Operation = {
	value: 'payoff',
	name: 'Pay Off',
	action: 'Pay off a loan',
	description: 'Pay back what is left of a loan. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(PAYOFF_CHECK, paymentKey, { facts: payoffFacts }),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanApplicationId'] },
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'POST',
		path: `${lendingBase(input, SERVICES_V1)}/user/payoff-loan`,
		headers: lendingHeaders(input),
		body: payload(input, FORM),
	}),
	output: withRequestIds,
};
