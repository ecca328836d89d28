import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { loanInPath, loanOwner } from '../../fields/chosen';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [loanOwner, loanInPath];

export const getPaymentHistory: Operation = {
	value: 'getPaymentHistory',
	name: 'Get Payment History',
	action: 'Get what was paid back of a loan',
	description: 'Get what was paid back of a loan and what is left, with every instalment',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanApplicationId'] },
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/loan-details-with-payment-history/${segment(input, loanInPath)}`,
		headers: lendingHeaders(input),
	}),
};
