import type { Operation } from '../../../shared/api/operation';
import { flag } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { offeredLoanInPath } from '../../fields/chosen';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [
	offeredLoanInPath,
	flag('status', 'Accept Offer', {
		required: true,
		default: true,
		description:
			'Whether to accept the offer. Off withdraws the application: the page of FinCode suggests this and does not say it.',
	}),
];

export const updateApplication: Operation = {
	value: 'updateApplication',
	name: 'Accept or Withdraw Application',
	action: 'Accept or withdraw a loan application',
	description: 'Accept or withdraw an application whose offer was sent (status OFFER_SENT)',
	effect: 'write',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'PUT',
		path: `${lendingBase(input, SERVICES_V1)}/user/update-application/${segment(input, offeredLoanInPath)}`,
		query: payload(input, FORM),
		headers: lendingHeaders(input),
	}),
};
