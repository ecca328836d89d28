import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_MOST_ROWS, MOST_ROWS } from '../api/limits';

/** How far Return All goes. */
export const mostRows: INodeProperties = {
	displayName: 'Most Rows',
	name: 'mostRows',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_ROWS },
	default: DEFAULT_MOST_ROWS,
	description:
		'How many rows Return All reads at most. When there are more, these come out, and a last item with "warning" says so.',
};

/**
 * The shape of the rows. The provider's is the default: most lists are documented without their fields, and what nobody
 * documents must not get lost unless a person says so.
 */
export const rowShape: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: "Provider's Answer", value: 'raw', description: 'Each row as the provider lists it' },
		{
			name: 'Simplified',
			value: 'simplified',
			description:
				'The same fields for every provider and as in "subject" of the triggers: type, ID, reference, amount as decimal text, currency, status, time',
		},
	],
	default: 'raw',
	description: 'What each item holds',
};
