import type { IDataObject } from 'n8n-workflow';

import { hashOf } from '../basics/hash';
import type { Operation } from './operation';
import type { Provider } from './provider';
import type { Subject } from './subject';
import type { TriggerSettings } from './webhook';

/** In which order an API lists its rows. `any`: nobody says, so the list is read to its end each time. */
export type ListOrder = 'newestFirst' | 'oldestFirst' | 'any';

/** What a strategy may know of the node at a poll. */
export interface PollSettings extends TriggerSettings {
	/** Time zone of the workflow, such as `Africa/Lagos`. */
	timezone: string;
}

/** What the workflow is told, beside what all events of a poll have in common. */
export interface PolledEvent {
	event: string;
	/** The webhook's id of the same event, where the facts allow. */
	eventId: string;
	subject: Subject;
	/** What has changed, where the row alone does not say it. */
	change?: IDataObject;
	body: IDataObject;
}

/** A row of the list as it is now. */
export interface RowState {
	/** What is remembered of the row: another text at a later poll is news. */
	state: string;
	/** The news; undefined when there is nothing to tell. */
	event: PolledEvent | undefined;
}

/** How a provider's API is asked for what happened: pure functions. */
export interface PollStrategy {
	provider: Provider;
	/** The operation that lists the rows: its call, its pages, its words. */
	operation(settings: PollSettings): Operation;
	/** Parameters of that operation which the trigger's own form does not hold. */
	parameters?(settings: PollSettings): IDataObject;
	/** Parameters that choose the list: after a change of one of them, as it stands in the form, the trigger begins anew. */
	choosing?: readonly string[];
	/** Parameters that say how the list is asked for: after a change the trigger goes on where it finds its place again. */
	asking?: readonly string[];
	order(settings: PollSettings): ListOrder;
	/** What tells a row from the others, whatever its state; its whole content when undefined. */
	key(row: IDataObject): string | undefined;
	/** When it was made or changed, as the provider writes it; undefined when the row names no time. */
	time(row: IDataObject): string | undefined;
	/** When it was made, also where it has changed since; as `time` when left out. */
	made?(row: IDataObject): string | undefined;
	/** Whether rows leave the list as they are dealt with, so that all of them may be others soon. */
	rowsLeave?(settings: PollSettings): boolean;
	/**
	 * @param before what is remembered of the row, undefined at its first sight; its present state when a person fetches
	 *   test events
	 */
	read(row: IDataObject, before: string | undefined, settings: PollSettings): RowState;
}

/** The state of a row whose news are told by their ids. */
export function stateById(event: PolledEvent): RowState {
	return { state: hashOf(event.eventId).slice(0, 12), event };
}

/** The order a person has chosen in the form, else the one the provider is taken to have. */
export function chosenOrder({ get }: PollSettings, otherwise: ListOrder): ListOrder {
	const chosen = get('options.listOrder');
	return chosen === 'newestFirst' || chosen === 'oldestFirst' || chosen === 'any' ? chosen : otherwise;
}
