import type { Operation } from '../../../shared/api/operation';
import { toCalendarDate } from '../../../shared/basics/dates';
import { InputError } from '../../../shared/basics/inputError';
import { companyIdField, midIdField } from '../../fields/account';

export const getReconciliation: Operation = {
	value: 'getReconciliation',
	name: 'Get Reconciliation',
	action: 'Get the reconciliation report',
	description: 'Get the report of a period; when it is a list, each line becomes an item',
	effect: 'read',
	rows: ['data'],
	fields: [
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			placeholder: 'e.g. 2024-01-01',
			description: 'First day of the period, sent as YYYY-MM-DD; a time is ignored',
		},
		{
			displayName: 'End Date',
			name: 'endDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			placeholder: 'e.g. 2024-01-31',
			description: 'Last day of the period, sent as YYYY-MM-DD; a time is ignored',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ ...companyIdField, required: false },
				{ ...midIdField, required: false },
			],
		},
	],
	request: (input) => {
		const start = toCalendarDate(input.get('startDate'), 'Start Date');
		const end = toCalendarDate(input.get('endDate'), 'End Date');
		if (end < start) {
			throw new InputError('End Date is before Start Date', 'Swap the two dates.');
		}
		return {
			method: 'GET',
			path: '/reconciliation',
			query: {
				start_date: start,
				end_date: end,
				company_id: input.text('filters.companyId') || undefined,
				mid_id: input.text('filters.midId') || undefined,
			},
		};
	},
};
