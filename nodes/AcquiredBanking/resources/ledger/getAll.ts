import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import { unsent } from '../../../shared/form/fieldTypes';
import { fieldsOf, type Field } from '../../../shared/form/fields';
import { listFields } from '../../../shared/form/nodeProperties';

export const LEDGERS: HttpCall = { method: 'GET', path: '/accounts/list' };

// The API has no pages: Return All and Limit cut what came.
const FORM: Field[] = listFields().map(unsent);

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many ledgers',
	description: 'List your ledgers with their balances',
	effect: 'read',
	fields: fieldsOf(FORM),
	// The table of the documentation calls data an array, its sample nests accounts in it.
	rows: ['data.accounts', 'data'],
	request: () => LEDGERS,
};
