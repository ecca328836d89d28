import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../api/operation';

/**
 * What a model reads about the node when an AI agent has it as its tool; else n8n would name the action and no more,
 * and a model that never heard of payment keys makes up a new one when a call fails.
 *
 * A property of this name keeps n8n from adding its own to the tool. Left empty, n8n names the action.
 *
 * @param provider its name, as it ends n8n's own sentence
 */
export function toolDescriptions(provider: string, resources: readonly Resource[]): INodeProperties[] {
	return resources.flatMap(({ value, operations }) => {
		const transfers = operations.filter(({ payment }) => payment);
		const others = operations.filter(({ payment }) => !payment);
		return [
			...transfers.map((one) => toolDescription(value, [one], textFor(provider, one))),
			...(others.length === 0 ? [] : [toolDescription(value, others, '')]),
		];
	});
}

function toolDescription(resource: string, operations: readonly Operation[], text: string): INodeProperties {
	return {
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: text,
		placeholder: 'Left empty: the name of the action',
		displayOptions: {
			show: { '@tool': [true], resource: [resource], operation: operations.map(({ value }) => value) },
		},
		description: 'What the model is told about this tool. Say when to use it, and when not.',
	};
}

function textFor(provider: string, { action, payment }: Operation): string {
	const key = payment?.keyLabel ?? '';
	return (
		`${action} in ${provider}. ${key}: one key per payment; use the same key when you repeat a call for the ` +
		'same payment; never invent a new key to get past an error.'
	);
}
