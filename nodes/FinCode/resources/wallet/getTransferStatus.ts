import type { Operation } from '../../../shared/api/operation';
import { idInPath } from '../../../shared/form/fieldTypes';
import { fieldsOf, segment } from '../../../shared/form/fields';
import { SERVICES_V1 } from '../../address';
import { LENDING_STEP } from '../../advice';
import { fapiHeaders } from '../../callIds/headers';
import { lendingBase, lendingOptionsWithoutKey } from '../../fields/options';
import { isFinalBankTransfer } from '../../status';

const transactionReference = idInPath(
	'transactionReference',
	'Transaction Reference',
	'The reference that Transfer to Bank gave',
	{ placeholder: 'e.g. TXN-20240115-001234' },
);
const FORM = [transactionReference];

export const getTransferStatus: Operation = {
	value: 'getTransferStatus',
	name: 'Get Transfer Status',
	action: 'Get the status of a bank transfer',
	description: 'Ask whether a bank transfer is completed, still under way, or has failed and why',
	effect: 'read',
	fields: fieldsOf(FORM),
	about: { parameter: 'transactionReference', members: ['transactionReference'] },
	options: lendingOptionsWithoutKey(SERVICES_V1),
	nextStep: LENDING_STEP,
	finalStatus: { isFinal: ({ transferStatus }) => isFinalBankTransfer(transferStatus) },
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/check-transfer-status/${segment(input, transactionReference)}`,
		headers: fapiHeaders(input),
	}),
};
