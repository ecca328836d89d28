import type { IDataObject } from 'n8n-workflow';

/**
 * What an operation does to money, which decides how the engine treats it: reads run in parallel and are
 * repeated, writes run one after another, the keys of transfers are claimed in the payment register first.
 */
export type Effect = 'read' | 'write' | 'transfer';

/** One HTTP call, before authentication. */
export interface HttpCall {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Joined to the base URL; values in it are already encoded (see pathSegment). */
	path: string;
	/** Where it goes, when not to the provider's own base URL. */
	baseUrl?: string;
	/** Entries that are undefined are left out. */
	query?: IDataObject;
	headers?: Record<string, string>;
	body?: IDataObject | IDataObject[] | URLSearchParams | FormData;
	/** True for the few calls that go without the credential's authentication, such as a sign-up. */
	anonymous?: boolean;
	/** What in the body must not show where an answer repeats it, such as an encrypted password. */
	secrets?: readonly string[];
	/** The call for its next try, when something in it must differ then; else the same call is made again. */
	again?: () => HttpCall;
}

/** What `Provider.complete` may know of a call besides the item's input. */
export interface CallFacts {
	/** `resource.operation`. */
	operation: string;
	effect: Effect;
	/** The payment key of a transfer, '' for everything else. */
	paymentKey: string;
	/** What a transfer pays to whom, as `fingerprintOf` gives it; '' for everything else. */
	fingerprint: string;
	/** Counts the tries of one page of one item from 1, also over the looks of Wait For Final Status. */
	attempt: number;
}
