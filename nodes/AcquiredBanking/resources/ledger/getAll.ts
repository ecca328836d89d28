import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import { listFields } from '../../../shared/form/nodeProperties';

export const LEDGERS: HttpCall = { method: 'GET', path: '/accounts/list' };

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many ledgers',
	description: 'List your ledgers with their balances',
	effect: 'read',
	// The API has no pages: Return All and Limit cut what came.
	fields: listFields(),
	// The table of the documentation calls data an array, its sample nests accounts in it.
	rows: ['data.accounts', 'data'],
	request: () => LEDGERS,
};
