import { createHash, randomUUID } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../basics/json';
import { RecentMap } from '../basics/recentMap';

/** What a trigger's webhook() or poll() gives to its execute(), which gives out the event alone. */
export interface HandedOver {
	event: IDataObject;
	eventId: string;
	/** Whose event it is (see account.ts). */
	account: string;
	/** Tells this delivery from others of the same event, also when n8n runs the execution once more. */
	delivery: string;
}

/** Far more than are on their way at one moment. */
const REMEMBERED = 5000;

const recent = new RecentMap<true>(REMEMBERED);

/** Deliveries this process has handed over itself: with workers, their runs go on in another one. */
export const handedOverHere = {
	has: (delivery: string): boolean => recent.get(delivery) !== undefined,
	add: (delivery: string): void => recent.set(delivery, true),
};

/** An event on its way from webhook() or poll() to execute(). */
export function handOver(event: IDataObject, eventId: string, account: string): INodeExecutionData {
	const id = randomUUID();
	handedOverHere.add(id);
	return { json: { event, delivery: { eventId, account, id } } };
}

/** The event in an item, undefined when the item is something else, such as what a person has pinned. */
export function handedOver({ json }: INodeExecutionData): HandedOver | undefined {
	const { event, delivery } = json;
	if (!isObject(event) || !isObject(delivery)) return undefined;
	const { eventId, account, id } = delivery;
	return typeof eventId === 'string' && typeof account === 'string' && typeof id === 'string'
		? { event, eventId, account, delivery: id }
		: undefined;
}

/** The word that stands for an event in the store, or for one delivery of it. */
export function eventWord(
	{ eventId, account }: Pick<HandedOver, 'eventId' | 'account'>,
	delivery = '',
): string {
	const text = JSON.stringify([account, eventId, delivery]);
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
