import type { IDataObject } from 'n8n-workflow';

import { normalAddress } from '../basics/addresses';
import { hashOf } from '../basics/hash';
import { isObject } from '../basics/json';

/**
 * Whose a webhook is. What is remembered travels with copies, imports and clones of a workflow: when any of this is
 * another's, so is the webhook.
 */
export interface WebhookOwner {
	/** The id of the workflow. */
	workflow: string;
	/** The id of the trigger node. */
	node: string;
	/** A hash of the address without its query, which only carries the token. */
	place: string;
	/** A hash of the account it was registered in: another one may have a webhook of somebody else under this id. */
	account: string;
}

/** What the trigger remembers of its webhook, in the node's static data. */
export interface RememberedWebhook extends WebhookOwner {
	id: string;
	path: string;
	/** A hash of the registering call, because the address may carry the token. */
	callHash: string;
	/** A hash of the address alone: what stands under this id with another address is not this trigger's. */
	urlHash: string;
}

/** What the node's static data hold of it; undefined when there is nothing, or something else. */
export function remembered({ registration }: IDataObject): RememberedWebhook | undefined {
	if (!isObject(registration)) return undefined;
	const { id, path, callHash, urlHash, workflow, node, place, account } = registration;
	const entries = { id, path, callHash, urlHash, workflow, node, place, account };
	return Object.values(entries).every((entry) => typeof entry === 'string')
		? (entries as unknown as RememberedWebhook)
		: undefined;
}

/** Why a remembered webhook is not this trigger's, as the end of a sentence; undefined when it is. */
export function notOwn(known: WebhookOwner, own: WebhookOwner): string | undefined {
	if (isOfAnother(known, own)) return 'it belongs to another trigger, and this one is a copy of it';
	if (known.place !== own.place) return 'it is for another address than the one this trigger has now';
	return known.account === own.account ? undefined : 'the credential is of another account or key now';
}

/** Whether another trigger has registered it, which may still need it at the very same address. */
export function isOfAnother(known: WebhookOwner, own: WebhookOwner): boolean {
	return known.workflow !== own.workflow || known.node !== own.node;
}

/** An address, however it is written. */
export function addressHash(url: string): string {
	return hashOf(normalAddress(url));
}

/** An address without its query. */
export function placeHash(url: string): string {
	return addressHash(url.replace(/[?#].*$/s, ''));
}
