import type { Operation } from '../../../shared/api/operation';
import { refusalInSuccess } from '../../answers';

export const getEarningsChart: Operation = {
	value: 'getEarningsChart',
	name: 'Get Earnings Chart',
	action: 'Get the earnings chart',
	description: 'Get the earnings of the last 7 days, one item per day',
	effect: 'read',
	// Documented as a bare array; the envelope of the other calls is understood as well.
	rows: ['', 'data'],
	refusal: refusalInSuccess,
	request: () => ({ method: 'GET', path: '/client/earnings-chart' }),
};
