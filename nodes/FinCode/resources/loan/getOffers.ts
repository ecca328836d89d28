import type { Operation } from '../../../shared/api/operation';
import { SERVICES_V1 } from '../../address';
import { LENDING_LIST_STEP } from '../../advice';
import { listOf } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { lendingBase, lendingOptions } from '../../fields/options';

export const getOffers: Operation = {
	value: 'getOffers',
	name: 'Get Offers',
	action: 'Get loan offers',
	description: 'Get the loan offers of the user of the credential',
	effect: 'read',
	options: lendingOptions(SERVICES_V1),
	rows: listOf,
	nextStep: LENDING_LIST_STEP,
	request: (input) => ({
		method: 'GET',
		path: `${lendingBase(input, SERVICES_V1)}/user/get-loan-offer`,
		headers: lendingHeaders(input),
	}),
};
