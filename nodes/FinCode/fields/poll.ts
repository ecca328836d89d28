import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../shared/form/fields';
import { DEFAULT_DAYS_BACK, MOST_DAYS_BACK } from '../poll';
import { selectedCurrency } from '../resources/payment/getAwaiting';
import { FILTERS } from '../resources/transaction/getAll';

type Shown = INodeProperties['displayOptions'];

export const transactionsOnly: Shown = { show: { list: ['transactions'] } };
const awaitingOnly: Shown = { show: { list: ['awaiting'] } };

const shownWhen = (displayOptions: Shown, properties: INodeProperties[]): INodeProperties[] =>
	properties.map((one) => ({ ...one, displayOptions }));

/** Which of FinCode's lists is asked for, and what that list wants to know. */
export const pollFields: INodeProperties[] = [
	{
		displayName: 'List to Watch',
		name: 'list',
		type: 'options',
		required: true,
		options: [
			{
				name: 'Awaiting Payments',
				value: 'awaiting',
				description: 'Bank transfers customers have announced and nobody has confirmed yet',
			},
			{ name: 'Transactions', value: 'transactions', description: 'The transaction history' },
		],
		default: 'transactions',
		description: 'What to ask FinCode for',
	},
	{
		displayName:
			'See first, with Transaction > Get Many, that the newest transactions are in the list: FinCode does not say how many it gives, or in which order.',
		name: 'transactionsNotice',
		type: 'notice',
		default: '',
		displayOptions: transactionsOnly,
	},
	...shownWhen(awaitingOnly, fieldsOf([selectedCurrency])),
	...shownWhen(transactionsOnly, fieldsOf(FILTERS)),
];

export const daysBackOption: INodeProperties = {
	displayName: 'Days Back',
	name: 'daysBack',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_DAYS_BACK },
	default: DEFAULT_DAYS_BACK,
	displayOptions: { show: { '/list': ['awaiting'] } },
	description:
		'How old an awaiting payment may be: FinCode lists those of a range of days. One that is older is not asked for.',
};
