import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	DEFAULT_LOOK_BACK,
	DEFAULT_MOST_EVENTS,
	MOST_EVENTS,
	LEAST_LOOK_BACK,
	MOST_LOOK_BACK,
} from '../api/limits';
import type { ListOrder } from '../api/poll';
import { onRepeat, output } from './triggerProperties';

/** What a poll trigger's form holds besides what all of them share. */
export interface PollForm {
	/** What starts the workflow, and what the person must know of it. */
	notice: INodeProperties;
	/** Parameters between the notice and the events. */
	fields?: INodeProperties[];
	/** What the rows may tell; left out where it is only one thing. */
	events?: INodePropertyOptions[];
	/** When there is a choice of events; always when left out. */
	eventsWhen?: INodeProperties['displayOptions'];
	/** Which rows Since takes; left out where rows have no time. */
	since?: string;
	/** Rows a call asks for when the person sets none; left out where the call takes no size. */
	pageSize?: number;
	/** The order the list is taken to have; left out where it does not matter. */
	listOrder?: ListOrder;
	/** Further entries of Options. */
	options?: INodeProperties[];
}

/** The parameters of a poll trigger node; n8n puts Poll Times before them. */
export function pollProperties(form: PollForm): INodeProperties[] {
	const { notice, fields = [], events, eventsWhen, since, pageSize, listOrder, options = [] } = form;
	return [
		notice,
		...fields,
		...(events ? [{ ...eventChoice(events), displayOptions: eventsWhen }] : []),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				...(listOrder === undefined ? [] : [listOrderOption(listOrder), lookBack]),
				mostEvents,
				onRepeat,
				output,
				...(pageSize === undefined ? [] : [pageSizeOption(pageSize)]),
				...(since === undefined ? [] : [sinceOption(since)]),
				...options,
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
			{ name: 'Any Event', value: '*', description: 'Every new entry and every change of its state' },
			...events,
		],
		default: ['*'],
		description: 'Which events start the workflow',
	};
}

function listOrderOption(standard: ListOrder): INodeProperties {
	return {
		displayName: 'List Order',
		name: 'listOrder',
		type: 'options',
		options: [
			{
				name: 'Newest First',
				value: 'newestFirst',
				description: 'Read from the start as far as needed: the fewest calls',
			},
			{ name: 'Oldest First', value: 'oldestFirst', description: 'Read to the end at each poll' },
			{
				name: 'Not Known',
				value: 'any',
				description: 'Read to the end at each poll, right in any order, for lists of up to 5,000 entries',
			},
		],
		default: standard,
		description:
			'In which order the provider lists its entries. Left out, a list whose times do not fall is read as Not Known.',
	};
}

const lookBack: INodeProperties = {
	displayName: 'Look Back',
	name: 'lookBack',
	type: 'number',
	typeOptions: { minValue: LEAST_LOOK_BACK, maxValue: MOST_LOOK_BACK },
	default: DEFAULT_LOOK_BACK,
	description:
		'How many known entries are looked at again for a change of their state, such as a pending payment that succeeds. More of them take more calls.',
};

const mostEvents: INodeProperties = {
	displayName: 'Most Events per Poll',
	name: 'mostEvents',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_EVENTS },
	default: DEFAULT_MOST_EVENTS,
	description:
		'How many events one run of the workflow starts with, at most. The rest comes with the next poll.',
};

function pageSizeOption(standard: number): INodeProperties {
	return {
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: standard,
		description: 'How many entries to ask for at once. Lower it when the provider refuses it.',
	};
}

function sinceOption(description: string): INodeProperties {
	return { displayName: 'Since', name: 'since', type: 'dateTime', default: '', description };
}
