import type { Operation } from '../../../shared/api/operation';
import { listOf } from '../../answers';
import { lendingBase, lendingOptions } from '../../fields/options';
import { productIdField, segment } from '../../fields/person';
import { lendingHeaders } from '../../callIds/headers';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';

export const getEligibilityQuestions: Operation = {
	value: 'getEligibilityQuestions',
	name: 'Get Eligibility Questions',
	action: 'Get loan eligibility questions',
	description: 'Get the questions a customer answers before requesting a loan of a product',
	effect: 'read',
	fields: [productIdField],
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/loan-eligibility-questions/${segment(input, productIdField)}`,
		headers: lendingHeaders(input),
	}),
};
