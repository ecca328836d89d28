import type { Operation } from '../../../shared/api/operation';
import { lendingBase, lendingOptions } from '../../fields/options';
import { organisationIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getTerms: Operation = {
	value: 'getTerms',
	name: 'Get Terms',
	action: 'Get loan terms',
	description: 'Get the loan terms of an organisation',
	effect: 'read',
	fields: [organisationIdField],
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/get-loan-terms/${segment(input, organisationIdField)}`,
		headers: lendingHeaders(input),
	}),
};
