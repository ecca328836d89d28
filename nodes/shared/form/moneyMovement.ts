import type { INodeProperties } from 'n8n-workflow';

const SHOWN = { show: { moneyMovement: ['limited'] } };

/**
 * The fields of a credential by which its owner says what workflows may do with it. Absent in credentials saved
 * before there were such fields, which then permit everything, as they did.
 *
 * @param currency of all amounts of the provider; without one the form asks for it
 */
export function moneyMovementFields(currency?: string): INodeProperties[] {
	const unit = currency === undefined ? 'in Limit Currency' : `in ${currency}`;
	return [
		{
			displayName: 'Money Movement',
			name: 'moneyMovement',
			type: 'options',
			options: [
				{ name: 'Allowed', value: 'allowed', description: 'Workflows may send money without a limit' },
				{
					name: 'No Transfers',
					value: 'none',
					description: 'Workflows may change records, but move no money',
				},
				{ name: 'Read Only', value: 'readOnly', description: 'Workflows may look, and change nothing' },
				{
					name: 'Up To a Limit',
					value: 'limited',
					description: 'Workflows may send money up to the amounts below',
				},
			],
			default: 'allowed',
			description:
				'For the owner of this account: what workflows may do with this credential. People you share the credential with can use it, but not change this.',
		},
		{
			displayName: 'Largest Payment',
			name: 'largestPayment',
			type: 'string',
			default: '',
			placeholder: 'e.g. 500.00',
			displayOptions: SHOWN,
			description: `For the owner of this account: the most that one payment may send, ${unit}. Write a plain decimal, such as 500.00. Leave it empty to limit only the total.`,
		},
		{
			displayName: 'Largest Total per Run',
			name: 'largestRunTotal',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2000.00',
			displayOptions: SHOWN,
			description: `For the owner of this account: the most that all payments of one run of a node may send together, ${unit}. Leave it empty to limit only the single payment; one of the two must be filled in.`,
		},
		...(currency === undefined ? [limitCurrency] : []),
	];
}

const limitCurrency: INodeProperties = {
	displayName: 'Limit Currency',
	name: 'limitCurrency',
	type: 'string',
	default: '',
	placeholder: 'e.g. GBP',
	displayOptions: SHOWN,
	description:
		'For the owner of this account: the currency of the limits, three letters of ISO 4217. A payment in another currency, or one that does not say its currency, is refused.',
};
