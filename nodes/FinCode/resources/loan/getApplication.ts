import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptions } from '../../fields/options';
import { loanApplicationIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V6 } from '../../address';
import { MANAGER_STEP } from '../../advice';

export const getApplication: Operation = {
	value: 'getApplication',
	name: 'Get Application',
	action: 'Get a loan application as manager',
	description: 'Get a loan application. Needs a user with the role manager.',
	effect: 'read',
	fields: [loanApplicationIdField],
	options: lendingOptions(SERVICES_V6),
	nextStep: MANAGER_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V6)}/admin/loan-application/${segment(input, loanApplicationIdField)}`,
		headers: lendingHeaders(input),
	}),
};
