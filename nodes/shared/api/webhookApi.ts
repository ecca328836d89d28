import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';
import type { HttpCall } from './operation';
import type { Page, Paging } from '../http/pages';
import type { TriggerSettings } from '../webhooks/receive';

/** A provider's API for webhooks: pure functions. */
export interface Registry {
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
	rows(body: unknown): IDataObject[];
	/** Id and address of a row of the list. */
	entry(row: IDataObject): { id: string | undefined; url: string | undefined };
	/** Whether a row is for the events the trigger is set to; true when it does not say. */
	hasEvents(row: IDataObject, settings: TriggerSettings): boolean;
	remove(path: string, id: string): HttpCall;
	/** What to do when the account has no such API, as a sentence; undefined when the failure is of another kind. */
	advice(failure: Failure, path: string, step: 'create' | 'check'): string | undefined;
}
