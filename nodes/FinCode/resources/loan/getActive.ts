import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';
import { loanSubject } from '../../rows';

const FORM = [customerIdField];

export const getActive: Operation = {
	value: 'getActive',
	name: 'Get Active',
	action: 'Get active loans of a customer',
	description: 'Get the loans a customer is paying back',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	subject: loanSubject,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/manage-loans/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
