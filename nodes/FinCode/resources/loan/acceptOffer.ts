import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { offeredLoanInPath } from '../../fields/chosen';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [offeredLoanInPath];

export const acceptOffer: Operation = {
	value: 'acceptOffer',
	name: 'Accept Offer',
	action: 'Accept a loan offer',
	description: 'Accept the offer of a loan. The money is paid out only by Accept Terms and Disburse.',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'PUT',
		path: `${lendingBase(input, SERVICES_V1)}/user/accept-loan-offer/${segment(input, offeredLoanInPath)}/accept`,
		headers: lendingHeaders(input),
	}),
};
