import type { IDataObject } from 'n8n-workflow';

import { contentId, joinedId, stateOf } from '../api/eventId';
import { isOnlyState } from '../api/eventState';
import type { Subject } from '../api/subject';
import type { Confirmation, Delivered, TriggerStrategy } from '../api/webhook';

/** What the workflow is told of an event, as far as somebody vouches for it. */
export interface Told {
	event: string | null;
	eventId: string;
	subject: Subject;
}

/**
 * What goes out of a delivery.
 *
 * @param isConfirmed whether the status is the API's word
 * @param isRaw whether the body alone is given out
 */
export function toldOf(
	strategy: TriggerStrategy,
	delivered: Delivered,
	isConfirmed: boolean,
	isRaw: boolean,
): Told {
	const { event, subject, body, method } = delivered;
	const { confirmation } = strategy;
	if (!isConfirmed || !confirmation) {
		return { event: event ?? null, eventId: strategy.eventId(delivered), subject };
	}
	if (method === 'none') return confirmedAlone(subject, confirmation, isRaw ? body : undefined);
	return { event: event ?? null, eventId: confirmedId(subject, event, confirmation), subject };
}

/**
 * Late and wrong events about one payment all lead to the one state the API tells: they are one event. One whose name
 * says more, such as a refund or a dispute, is another.
 */
function confirmedId(subject: Subject, event: string | undefined, confirmation: Confirmation): string {
	const more = isOnlyState(event, confirmation.statusWords) ? undefined : event;
	return confirmation.eventId?.(subject, more) ?? idOfState(subject, more);
}

/**
 * Nobody vouches for what an unsigned event says: what is told is what the API has confirmed. The raw body holds nothing
 * of that, so another body is another event, and no forged one takes the place of the genuine.
 */
function confirmedAlone(
	{ reference, status, providerStatus }: Subject,
	{ type }: Confirmation,
	raw: IDataObject | undefined,
): Told {
	const subject: Subject = {
		type,
		id: null,
		reference,
		amount: null,
		providerAmount: null,
		currency: null,
		status,
		providerStatus,
		occurredAt: null,
	};
	return { event: null, eventId: idOfState(subject, raw && contentId(raw)), subject };
}

function idOfState(subject: Subject, more: string | undefined): string {
	const parts = ['confirmed', subject.reference, subject.id, stateOf(subject)];
	return joinedId(...parts, ...(more === undefined ? [] : [more]));
}
