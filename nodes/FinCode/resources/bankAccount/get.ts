import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { fapiHeaders } from '../../callIds/headers';
import { bankAccountInPath, bankAccountOwner } from '../../fields/chosen';
import { lendingBase, lendingOptionsWithoutKey } from '../../fields/options';

const FORM = [bankAccountOwner, bankAccountInPath];

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a bank account',
	description: "Get a customer's saved bank account, and whether it is verified",
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'accountId', members: ['accountId'] },
	options: lendingOptionsWithoutKey(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/view-bank-account/${segment(input, bankAccountInPath)}`,
		headers: fapiHeaders(input),
	}),
};
