import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { fapiHeaders } from '../../callIds/headers';
import { loanInPath, loanOwner } from '../../fields/chosen';
import { lendingBase, lendingOptionsWithoutKey } from '../../fields/options';

const FORM = [loanOwner, loanInPath];

export const getRepaymentInstructions: Operation = {
	value: 'getRepaymentInstructions',
	name: 'Get Repayment Instructions',
	action: 'Get repayment instructions of a loan',
	description: 'Get the bank account and reference by which a loan is paid back',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanApplicationId'] },
	options: lendingOptionsWithoutKey(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/repayment-instructions/${segment(input, loanInPath)}`,
		headers: fapiHeaders(input),
	}),
};
