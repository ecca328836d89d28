import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../api/operation';
import { PAYMENT_KEY } from '../api/payment';

/**
 * What a model reads about an operation when an AI agent has the node as its tool; else n8n would name the action and
 * no more, and a model that never heard of payment keys makes up a new one when a call fails.
 *
 * A property of this name keeps n8n from adding its own to the tool. Left empty, n8n names the action.
 *
 * @param provider its name, as it ends n8n's own sentence
 */
export function toolDescription(provider: string, operation: Operation): INodeProperties {
	const text = operation.payment ? textFor(provider, operation) : '';
	return {
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: text,
		placeholder: 'Left empty: the name of the action',
		displayOptions: { show: { '@tool': [true] } },
		description: 'What the AI model is told about this tool: when to use it, and when not',
	};
}

function textFor(provider: string, { action }: Operation): string {
	return (
		`${action} in ${provider}. ${PAYMENT_KEY}: one key per payment; use the same key when you repeat a call for the ` +
		'same payment; never invent a new key to get past an error.'
	);
}
