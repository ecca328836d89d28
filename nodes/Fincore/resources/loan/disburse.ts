import type { Operation } from '../../../shared/api/operation';
import { additional, fieldsOf, type Field } from '../../../shared/form/fields';
import { checkIn } from '../../advice';
import { transferRefusal } from '../../answers';
import { jsonBody, optionalBodyRows } from '../../fields/body';
import { loanId } from '../../fields/ids';
import { amount, bodyWithAmount, payment, paymentKey } from '../../fields/money';
import { inferredNotice, methodOf, methodOption, pathOf, pathOption } from '../../fields/path';

const PATH = '/loans/{loanId}/disburse';

const FORM: Field[] = [inferredNotice, paymentKey, loanId, ...additional(amount, optionalBodyRows, jsonBody)];

export const disburse: Operation = {
	value: 'disburse',
	name: 'Disburse',
	action: 'Disburse a loan',
	description: 'Pay out an approved loan. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(checkIn('Loan > Get'), loanId),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: loanId.property.name, members: ['loan_id', 'loanId'] },
	options: [methodOption('POST'), pathOption(PATH)],
	request: (input) => ({
		method: methodOf(input, 'POST'),
		path: pathOf(input, PATH, loanId),
		body: bodyWithAmount(input, FORM),
	}),
};
