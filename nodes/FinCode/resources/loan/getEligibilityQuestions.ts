import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { productIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [productIdField];

export const getEligibilityQuestions: Operation = {
	value: 'getEligibilityQuestions',
	name: 'Get Eligibility Questions',
	action: 'Get loan eligibility questions',
	description: 'Get the questions a customer answers before requesting a loan of a product',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/loan-eligibility-questions/${segment(input, productIdField)}`,
		headers: lendingHeaders(input),
	}),
};
