import type { Operation } from '../../../shared/api/operation';
import { pathOf } from '../../fields/body';
import { idField, inferredNotice, pathOption } from '../../fields/path';
import { withoutRecord } from '../../answers';

const PATH = '/disbursements/{disbursementId}';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a disbursement',
	description: 'Look at one disbursement',
	effect: 'read',
	fields: [inferredNotice, idField('disbursementId', 'Disbursement ID', 'disbursement')],
	options: [pathOption(PATH)],
	refusal: withoutRecord,
	request: (input) => ({ method: 'GET', path: pathOf(input, PATH, { disbursementId: 'Disbursement ID' }) }),
};
