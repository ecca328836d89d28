import type { Resource } from '../../../shared/api/operation';
import { addRepayment } from './addRepayment';
import { approve } from './approve';
import { create } from './create';
import { disburse } from './disburse';
import { get } from './get';
import { getAll } from './getAll';
import { getRepayments } from './getRepayments';
import { reject } from './reject';

export const loan: Resource = {
	value: 'loan',
	name: 'Loan',
	operations: [addRepayment, approve, create, disburse, get, getAll, getRepayments, reject],
};
