import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { lendingHeaders } from '../../callIds/headers';
import { organisationIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [organisationIdField];

export const getTerms: Operation = {
	value: 'getTerms',
	name: 'Get Terms',
	action: 'Get loan terms',
	description: 'Get the loan terms of an organisation',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'organisationId', members: ['organisationId'] },
	options: lendingOptions(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/get-loan-terms/${segment(input, organisationIdField)}`,
		headers: lendingHeaders(input),
	}),
};
