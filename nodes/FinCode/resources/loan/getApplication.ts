import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { MANAGER_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { loanInPath, loanOwner } from '../../fields/chosen';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [loanOwner, loanInPath];

export const getApplication: Operation = {
	value: 'getApplication',
	name: 'Get Application as Manager',
	action: 'Get a loan application as manager',
	description: 'Get a loan application. Needs a user with the role manager.',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanApplicationId'] },
	options: lendingOptions(SERVICES_V6),
	nextStep: MANAGER_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V6)}/admin/loan-application/${segment(input, loanInPath)}`,
		headers: lendingHeaders(input),
	}),
};
