import type { HttpCall } from '../../../shared/api/call';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import { at } from '../../../shared/basics/json';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { loanInPath, loanOwner } from '../../fields/chosen';
import { lendingBase, lendingOptions } from '../../fields/options';
import { isFinalLoan } from '../../status';

const FORM = [loanOwner, loanInPath];

export const getApplicationDetails: Operation = {
	value: 'getApplicationDetails',
	name: 'Get Application Details',
	action: 'Get loan application details',
	description: 'Get a loan application and its status',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'loanApplicationId', members: ['loanDetails.loanApplicationId', 'loanDetails.id'] },
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	finalStatus: { isFinal: (output) => isFinalLoan(at(output, 'loanDetails.loanApplicationStatusEnum')) },
	request: detailsOf,
};

/** The call for the details of the application the form names. */
export function detailsOf(input: OperationInput): HttpCall {
	return {
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/loan-application-details/${segment(input, loanInPath)}`,
		headers: lendingHeaders(input),
	};
}
