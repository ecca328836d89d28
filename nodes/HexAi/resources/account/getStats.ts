import type { Operation } from '../../../shared/api/operation';
import { refusalInSuccess } from '../../answers';

export const getStats: Operation = {
	value: 'getStats',
	name: 'Get Stats',
	action: "Get today's account stats",
	description: "Get today's earnings and what is pending",
	effect: 'read',
	refusal: refusalInSuccess,
	request: () => ({ method: 'GET', path: '/client/stats' }),
};
