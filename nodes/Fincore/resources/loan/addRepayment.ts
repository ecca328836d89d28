import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { checkIn } from '../../advice';
import { transferRefusal } from '../../answers';
import { bodyRows, jsonBody, required } from '../../fields/body';
import { loanId } from '../../fields/ids';
import { amount, bodyWithAmount, payment, paymentKey } from '../../fields/money';
import { inferredNotice, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans/{loanId}/repayments';

const FORM: Field[] = [inferredNotice, paymentKey, loanId, bodyRows, ...additional(amount, jsonBody)];

export const addRepayment: Operation = {
	value: 'addRepayment',
	name: 'Add Repayment',
	action: 'Add a repayment to a loan',
	description: 'Book a repayment. A payment key is booked once only.',
	effect: 'transfer',
	payment: payment(checkIn('Loan > Get Repayments'), loanId),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: loanId.property.name, members: ['loan_id', 'loanId'] },
	options: [pathOption(PATH)],
	request: (input) => ({
		method: 'POST',
		path: pathOf(input, PATH, loanId),
		body: required(bodyWithAmount(input, FORM), FORM),
	}),
};
