import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptionsWithoutKey } from '../../fields/options';
import { loanApplicationIdField, segment } from '../../fields/person';
import { fapiHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getRepaymentInstructions: Operation = {
	value: 'getRepaymentInstructions',
	name: 'Get Repayment Instructions',
	action: 'Get repayment instructions of a loan',
	description: 'Get the bank account and reference by which a loan is paid back',
	effect: 'read',
	fields: [loanApplicationIdField],
	options: lendingOptionsWithoutKey(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/repayment-instructions/${segment(input, loanApplicationIdField)}`,
		headers: fapiHeaders(input),
	}),
};
