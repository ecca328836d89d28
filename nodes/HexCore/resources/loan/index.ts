import type { Resource } from '../../../shared/api/operation';
import { approve } from './approve';
import { disburse } from './disburse';
import { getSchedule } from './getSchedule';
import { reject } from './reject';
import { request } from './request';

export const loan: Resource = {
	value: 'loan',
	name: 'Loan',
	operations: [approve, disburse, getSchedule, reject, request],
};
