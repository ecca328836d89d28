import type { Operation } from '../../../shared/api/operation';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { customerIdField } from '../../fields/ids';
import { lendingBase, lendingOptions } from '../../fields/options';

const FORM = [customerIdField];

export const getTransferHistory: Operation = {
	value: 'getTransferHistory',
	name: 'Get Transfer History',
	action: 'Get the bank transfers of a customer',
	description:
		'List the transfers a customer has started, mostly from the wallet to a bank account. Finds a transfer whose answer was lost.',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/transfer-history/${segment(input, customerIdField)}`,
		headers: lendingHeaders(input),
	}),
};
