import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../basics/json';

/** What the trigger remembers of its webhook, in the node's static data. */
export interface Registered {
	id: string;
	path: string;
	/** A hash of the registering call, because the address may carry the token. */
	callHash: string;
	/** A hash of the address alone: what stands under this id with another address is not this trigger's. */
	urlHash: string;
	/** A hash of the account it was registered in: another one may have a webhook of somebody else under this id. */
	account: string;
}

/** What the node's static data hold of it; undefined when there is nothing, or something else. */
export function remembered({ registration }: IDataObject): Registered | undefined {
	if (!isObject(registration)) return undefined;
	const { id, path, callHash, urlHash, account } = registration;
	const entries = { id, path, callHash, urlHash, account };
	return Object.values(entries).every((entry) => typeof entry === 'string')
		? (entries as unknown as Registered)
		: undefined;
}

/** A value by its JSON text. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

/** An address, however it is written. */
export function addressHash(url: string): string {
	return hashOf(normal(url));
}

/** A secret as it is, and as an address carries it. */
export function asSent(secret: string): string[] {
	const inQuery = new URLSearchParams([['', secret]]).toString().slice(1);
	return [secret, inQuery, encodeURIComponent(secret)];
}

/** The same address is written in several ways: `https://host` and `https://host/`. */
export function normal(url: string): string {
	return URL.canParse(url) ? new URL(url).href : url;
}
