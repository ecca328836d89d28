import type { IDataObject } from 'n8n-workflow';

import { normalAddress } from '../basics/addresses';
import { hashOf } from '../basics/hash';
import { isObject } from '../basics/json';

/** What the trigger remembers of its webhook, in the node's static data. */
export interface RememberedWebhook {
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
export function remembered({ registration }: IDataObject): RememberedWebhook | undefined {
	if (!isObject(registration)) return undefined;
	const { id, path, callHash, urlHash, account } = registration;
	const entries = { id, path, callHash, urlHash, account };
	return Object.values(entries).every((entry) => typeof entry === 'string')
		? (entries as unknown as RememberedWebhook)
		: undefined;
}

/** An address, however it is written. */
export function addressHash(url: string): string {
	return hashOf(normalAddress(url));
}
