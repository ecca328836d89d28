import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { fapiHeaders } from '../../callIds/headers';
import { lendingBase, lendingOptionsWithoutKey } from '../../fields/options';

const accountId = idInPath('accountId', 'Bank Account ID', 'ID of the bank account at FinCode, a UUID', {
	placeholder: 'e.g. 2b3c4d5e-6666-4f70-9b00-123412341234',
});
const FORM = [accountId];

export const getBankAccount: Operation = {
	value: 'getBankAccount',
	name: 'Get Bank Account',
	action: 'Get a bank account',
	description: "Get a customer's saved bank account, and whether it is verified",
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptionsWithoutKey(SERVICES_V1),
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/view-bank-account/${segment(input, accountId)}`,
		headers: fapiHeaders(input),
	}),
};
