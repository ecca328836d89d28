import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptions } from '../../fields/options';
import { loanApplicationIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const acceptOffer: Operation = {
	value: 'acceptOffer',
	name: 'Accept Offer',
	action: 'Accept a loan offer',
	description: 'Accept the offer of a loan. The money is paid out only by Accept Terms.',
	effect: 'write',
	fields: [loanApplicationIdField],
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'PUT',
		path: `${lendingBase(input, SERVICES_V1)}/user/accept-loan-offer/${segment(input, loanApplicationIdField)}/accept`,
		headers: lendingHeaders(input),
	}),
};
