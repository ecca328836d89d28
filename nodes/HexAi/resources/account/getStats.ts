import type { Operation } from '../../../shared/operation';

export const getStats: Operation = {
	value: 'getStats',
	name: 'Get Stats',
	action: "Get today's account stats",
	description: "Get today's earnings and what is pending",
	effect: 'read',
	request: () => ({ method: 'GET', path: '/client/stats' }),
};
