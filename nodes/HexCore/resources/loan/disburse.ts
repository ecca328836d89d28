import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, payload, segment, type Field } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { loanId, paymentKey } from '../../fields/common';
import { accountNumber } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const FORM: Field[] = [
	paymentKey,
	loanId,
	accountNumber('accountNumber', 'Account Number', {
		wire: 'account_number',
		description: 'Account at hexCore that is credited, 10 digits',
	}),
];

export const disburse: Operation = {
	value: 'disburse',
	name: 'Disburse',
	action: 'Disburse a loan',
	description: 'Pay an approved loan out to an account. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(CHECK.loan, paymentKey, {
		answerNames: { account: ['destination_account'] },
		facts: (call, input) =>
			nairaFacts(call, { account: 'account_number', path: { loan_id: input.text(loanId.property.name) } }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: 'loanId', members: ['loan_id'] },
	request: (input) => ({
		method: 'POST',
		path: `/loans/${segment(input, loanId)}/disburse`,
		body: payload(input, FORM),
	}),
};
