import type { Operation } from '../../../shared/api/operation';
import { InputError } from '../../../shared/basics/inputError';
import { day } from '../../../shared/form/fieldTypes';
import { fieldsOf, inGroup, payload, type Field } from '../../../shared/form/fields';
import { companyId, midId, optional } from '../../fields/account';

const FORM: Field[] = [
	day('startDate', 'Start Date', 'yyyy-MM-dd', {
		wire: 'start_date',
		required: true,
		placeholder: 'e.g. 2024-01-01',
		description:
			'First day of the period, sent as YYYY-MM-DD. A time counts as the day it is in the time zone of the workflow.',
	}),
	day('endDate', 'End Date', 'yyyy-MM-dd', {
		wire: 'end_date',
		required: true,
		placeholder: 'e.g. 2024-01-31',
		description:
			'Last day of the period, sent as YYYY-MM-DD. A time counts as the day it is in the time zone of the workflow.',
	}),
	...inGroup('filters', [optional(companyId), optional(midId)]),
];

export const getReconciliation: Operation = {
	value: 'getReconciliation',
	name: 'Get Reconciliation',
	action: 'Get the reconciliation report',
	description: 'Get the report of a period; when it is a list, each line becomes an item',
	effect: 'read',
	rows: ['data'],
	fields: fieldsOf(FORM),
	request: (input) => {
		const query = payload(input, FORM);
		if (String(query.end_date) < String(query.start_date)) {
			throw new InputError('End Date is before Start Date', 'Swap the two dates.');
		}
		return { method: 'GET', path: '/reconciliation', query };
	},
};
