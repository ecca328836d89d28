import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CUSTOM_EVENTS } from '../api/webhook';

/** What a trigger node's form holds besides what all of them share. */
export interface TriggerForm {
	/** What to do first. Several, of which the form shows one at a time, where it depends on another field. */
	notices: INodeProperties[];
	/** The documented events; "Any Event", which is the default, and "Custom" are added. */
	events: INodePropertyOptions[];
	/** Description of Confirm With API, for providers that have a status call. */
	confirmable?: string;
	/** Parameters between the notice and the options, such as the choice of verification. */
	fields?: INodeProperties[];
	/** Further entries of Options. */
	options?: INodeProperties[];
}

/** The parameters of a trigger node. */
export function triggerProperties(form: TriggerForm): INodeProperties[] {
	return [
		...form.notices,
		...(form.fields ?? []),
		eventChoice(form.events),
		customEvents,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				...(form.confirmable === undefined ? [] : [confirmWithApi(form.confirmable)]),
				onRepeat,
				output,
				...(form.options ?? []),
			],
		},
	];
}

function eventChoice(events: INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Any Event',
				value: '*',
				description: 'Every event the provider sends, also ones it does not document',
			},
			{
				name: 'Custom',
				value: CUSTOM_EVENTS,
				description: 'Events whose names you type, for those the provider does not document',
			},
			...events,
		],
		default: ['*'],
		description: 'Which events start the workflow. Others are answered and dropped.',
	};
}

const customEvents: INodeProperties = {
	displayName: 'Custom Events',
	name: 'customEvents',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Event' },
	required: true,
	default: [],
	placeholder: 'e.g. payment.completed',
	displayOptions: { show: { events: [CUSTOM_EVENTS] } },
	description: 'Names of events that start the workflow as well, exactly as they arrive',
};

function confirmWithApi(description: string): INodeProperties {
	return {
		displayName: 'Confirm With API',
		name: 'confirmWithApi',
		type: 'boolean',
		default: false,
		description,
	};
}

/** What becomes of an event that has started the workflow before. */
export const onRepeat: INodeProperties = {
	displayName: 'On Repeat',
	name: 'onRepeat',
	type: 'options',
	options: [
		{
			name: 'Drop',
			value: 'drop',
			description: 'The workflow starts once for each event',
		},
		{
			name: 'Pass On',
			value: 'pass',
			description:
				'Each event has a field "repeat", which is true from the second time on. Not with Output: Raw Body.',
		},
	],
	default: 'drop',
	description: 'What to do with an event that has started this workflow before. The newest 2,000 are known.',
};

/** The shape all providers share, or what the provider sent. */
export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'Simplified',
			value: 'simplified',
			description:
				'The same fields for every provider: event, verification, subject, and all that was sent under "body"',
		},
		{ name: 'Raw Body', value: 'raw', description: 'Only what the provider sent' },
	],
	default: 'simplified',
	description: 'What the workflow gets',
};
