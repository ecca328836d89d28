import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Payment } from '../api/operation';
import { PAYMENT_KEY } from '../api/payment';
import type { Provider } from '../api/provider';

/** The options every transfer has: what the payment register does with its key, and who may use it. */
export function transferOptions({ name }: Provider, { lookup }: Payment): INodeProperties[] {
	return [
		...(lookup ? [askProvider(name)] : []),
		{
			displayName: 'Let AI Agents Move Money',
			name: 'allowAgents',
			type: 'boolean',
			// Only the person who builds the workflow decides, never a value a model has written.
			noDataExpression: true,
			default: false,
			description: `Whether an AI agent that has this node as its tool may make this payment. Limits set in the credential still apply, and each ${PAYMENT_KEY} is paid once.`,
		},
		{
			displayName: 'On Duplicate',
			name: 'onDuplicate',
			type: 'options',
			options: [
				{
					name: 'Stop With an Error',
					value: 'error',
					description: 'Nothing is sent and the workflow stops',
				},
				{
					name: 'Pass On Marked as Duplicate',
					value: 'pass',
					description: 'Nothing is sent and the item goes on with "duplicate": true',
				},
				...(lookup ? [askAboutDuplicate(name)] : []),
			],
			default: 'error',
			description: `What to do with an item whose ${PAYMENT_KEY} this node has sent, or tried to send, before`,
		},
		{
			displayName: 'Send Again',
			name: 'sendAgainKeys',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. INV-1001, INV-1002',
			description: `Each ${PAYMENT_KEY} to send once more although its outcome is not known, separated by commas or line breaks. Check first that the money did not move. Each mention allows one more sending, ever, so the list may stay; what the provider has accepted is not sent again.`,
		},
		{
			displayName: 'Check Only',
			name: 'checkOnly',
			type: 'boolean',
			default: false,
			description:
				'Whether to check the items and send nothing. Each comes out with "wouldSend", and with the reason when it would not go out.',
		},
		{
			displayName: 'Add Receipt',
			name: 'addReceipt',
			type: 'boolean',
			default: false,
			description:
				'Whether to add "receipt" to each item, also to one that failed: key, outcome, amount, end of the account, the provider\'s reference, time and execution',
		},
	];
}

function askProvider(provider: string): INodeProperties {
	return {
		displayName: 'Ask Provider',
		name: 'askProvider',
		type: 'boolean',
		default: true,
		description: `Whether to look the payment up at ${provider} when its outcome is not known. What is found there decides whether the item goes on or fails; if nothing is found, the ${PAYMENT_KEY} stays locked.`,
	};
}

function askAboutDuplicate(provider: string): INodePropertyOptions {
	return {
		name: 'Ask Provider',
		value: 'ask',
		description: `Nothing is sent and the item goes on if ${provider} shows the payment as accepted`,
	};
}
