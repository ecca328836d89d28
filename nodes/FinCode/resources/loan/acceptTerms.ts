import type { HttpCall } from '../../../shared/api/call';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import type { PaymentFacts } from '../../../shared/api/payment';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP, LOAN_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { loanInPath, loanOwner } from '../../fields/chosen';
import { paymentKey } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';
import { lookupLoan } from './lookup';

const FORM = [paymentKey, loanOwner, loanInPath];

function request(input: OperationInput): HttpCall {
	return {
		method: 'PUT',
		path: `${lendingBase(input, SERVICES_V1)}/user/accept-terms-and-conditions/${segment(input, loanInPath)}`,
		headers: lendingHeaders(input),
	};
}

/** The call names neither the amount nor who gets it: FinCode knows both of the loan. */
function facts(_call: HttpCall, input: OperationInput): PaymentFacts {
	return { more: { loanApplicationId: input.text(loanInPath.property.name) } };
}

export const acceptTerms: Operation = {
	value: 'acceptTerms',
	name: 'Accept Terms and Disburse',
	action: 'Accept loan terms and disburse the loan',
	description:
		'Accept the terms of a loan. FinCode pays the loan out at once: this moves money. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(LOAN_CHECK, paymentKey, {
		facts,
		lookup: lookupLoan({ operation: 'loan.acceptTerms', key: paymentKey, request, facts }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanApplicationId'] },
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request,
	output: withRequestIds,
};
