import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { HttpCall } from './call';
import type { Failure } from './failure';
import type { Page, Paging } from './paging';
import type { Provider } from './provider';
import type { Subject, SubjectMap } from './subject';
import type { Verification, WebhookRequest } from './verification';

/** What a verifier may know besides the request. */
export interface TriggerSettings {
	credential: ICredentialDataDecryptedObject;
	/** A parameter of the trigger node; a dot reaches into Options. Undefined when not set. */
	get(name: string): unknown;
	/** The clock, in seconds since 1970. */
	nowSeconds: number;
}

/** A delivery that is known to be genuine. */
export interface Delivered {
	body: IDataObject;
	/** How it was verified. */
	method: string;
	event: string | undefined;
	subject: Subject;
}

/** What one provider's webhooks look like: pure functions. */
export interface TriggerStrategy {
	provider: Provider;
	/** Why this trigger could not accept anything as it is set up, as a sentence; undefined when it can. */
	notReady(settings: TriggerSettings): string | undefined;
	/** The credential's field for the secret, and the one for the secret before it. */
	secretField: string;
	previousSecretField: string;
	verify(request: WebhookRequest, settings: TriggerSettings): Verification;
	eventName(body: IDataObject, settings: TriggerSettings): string | undefined;
	/** What makes two deliveries the same event: what happened, not how it was written. */
	eventId(delivered: Delivered): string;
	subject(body: IDataObject, event?: string): Subject;
	/** Present when the API has a call that tells a transaction's status. */
	confirmation?: Confirmation;
	/** Present when the provider may have an API by which the trigger registers itself. */
	webhookApi?: WebhookApi;
}

/** How a provider's API is asked whether an event is true. */
export interface Confirmation {
	/** The status call, or undefined when the event names nothing the API can look up. */
	call(subject: Subject, event: string | undefined): HttpCall | undefined;
	/** Whether the API's "not found" may only say that the event is about something the call doesn't look among. */
	mayBeElsewhere(subject: Subject, event: string | undefined): boolean;
	/** The subject with the API's word on the status, or a reason why the answer contradicts the event. */
	read(body: unknown, subject: Subject): Subject | string;
	/** What the call finds is of this type, whatever the event says. */
	type: string;
	/** Words for a state, in small letters. */
	statusWords: SubjectMap['statusWords'];
	/** The id without confirmation, where the confirmed state of a payment gives the same one. */
	eventId?(subject: Subject, event: string | undefined): string | undefined;
}

/** A provider's API for webhooks: pure functions. */
export interface WebhookApi {
	/** False when the person registers the URL by hand. */
	isWanted(settings: TriggerSettings): boolean;
	/**
	 * Where webhooks are kept.
	 *
	 * @throws InputError when what the person typed is no path
	 */
	path(settings: TriggerSettings): string;
	/** What tells the accounts apart that the credential may stand for in turn: webhooks are never removed in another. */
	account(settings: TriggerSettings): string;
	/** The address the provider is to call. */
	url(webhookUrl: string, settings: TriggerSettings): string;
	create(path: string, url: string, settings: TriggerSettings): HttpCall;
	/** The id in the answer to `create`. */
	createdId(body: unknown): string | undefined;
	/** What to do when the answer to `create` names no id. */
	noId: string;
	list(path: string, page: Page): HttpCall;
	paging: Paging;
	/** Undefined when the answer holds no list. */
	rows(body: unknown): IDataObject[] | undefined;
	/** Id and address of a row of the list. */
	entry(row: IDataObject): { id: string | undefined; url: string | undefined };
	/** Whether a row is for the events the trigger is set to; true when it does not say. */
	hasEvents(row: IDataObject, settings: TriggerSettings): boolean;
	remove(path: string, id: string): HttpCall;
	/** What to do when the account has no such API, as a sentence; undefined when the failure is of another kind. */
	advice(failure: Failure, path: string, step: 'create' | 'check'): string | undefined;
}

/** Stands among the chosen events for the names a person has typed. */
export const CUSTOM_EVENTS = 'custom';

/** The names of the events that start the workflow, `*` for any. */
export function wantedEvents(get: TriggerSettings['get']): string[] {
	const chosen = eventNames(get('events'));
	if (!chosen.includes(CUSTOM_EVENTS)) return chosen;
	return [...chosen.filter((name) => name !== CUSTOM_EVENTS), ...eventNames(get('customEvents') ?? [])];
}

/** The events as a list; one typed as text, or given by an expression, is a list of one. */
export function eventNames(selected: unknown): string[] {
	if (selected === undefined) return ['*'];
	return [selected].flat().flatMap((name) => (typeof name === 'string' && name.trim() ? [name.trim()] : []));
}
