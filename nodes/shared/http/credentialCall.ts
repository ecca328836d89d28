import type { IHttpRequestOptions } from 'n8n-workflow';

import { isThisMachine } from '../basics/addresses';
import { InputError } from '../basics/inputError';
import { textOf } from '../basics/text';

/**
 * A call as n8n hands it to a credential: a node's own has `url`, perhaps with `baseURL`; that of the HTTP Request
 * node and of a Custom API Call has `uri`, and the switches of an older helper.
 */
export type HandedCall = Omit<IHttpRequestOptions, 'url'> & {
	url?: string;
	uri?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/** Where a credential may show what proves who calls. */
export interface Trust {
	/** The address of the credential's API. */
	base: string;
	/** Further addresses of the provider. */
	isOwn?: (address: URL) => boolean;
	/** Whether the person may let the credential be used for further domains, in the list n8n keeps for it. */
	listed?: boolean;
}

/**
 * The call with the headers of a credential, to an address it is meant for and to no other: redirects are not
 * followed, as n8n would take the headers along.
 *
 * @throws InputError when the call would carry them elsewhere
 */
export function credentialCall(
	call: HandedCall,
	trust: Trust,
	headers: Record<string, string>,
): IHttpRequestOptions {
	const target = targetOf(call, trust.base);
	assertTrusted(target, call, trust);
	return {
		...call,
		...(isOutside(call)
			? { uri: target, followRedirect: false, followAllRedirects: false }
			: { url: target }),
		baseURL: undefined,
		headers: { ...without(call.headers ?? {}, headers), ...headers },
		disableFollowRedirect: true,
	} as IHttpRequestOptions;
}

/** Whether it is a call of the HTTP Request node or a Custom API Call, and none this package has made. */
export function isOutside({ url }: HandedCall): boolean {
	return url === undefined;
}

/** A header of the same name in another case would stand beside the credential's own. */
function without(
	given: NonNullable<IHttpRequestOptions['headers']>,
	own: Record<string, string>,
): NonNullable<IHttpRequestOptions['headers']> {
	const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
	return Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name.toLowerCase())));
}

function targetOf({ url, uri, baseURL }: HandedCall, base: string): string {
	const target = textOf(url ?? String(uri ?? ''));
	if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
	if (!/^\/(?![/\\])/.test(target)) throw notAnAddress(target);
	return `${(textOf(baseURL) || base).replace(/\/+$/, '')}${target}`;
}

function assertTrusted(target: string, call: HandedCall, { base, isOwn, listed }: Trust): void {
	// Two programs may read a backslash, a blank or a user in an address in two ways.
	if (/[\s\\\p{Cc}]/u.test(target) || !/^https?:\/\/[^/]/i.test(target) || !URL.canParse(target)) {
		throw notAnAddress(target);
	}
	const address = new URL(target);
	if (address.username || address.password) throw notAnAddress(target);
	if (address.origin === new URL(base).origin || isOwn?.(address)) return;
	const safe = address.protocol === 'https:' || isThisMachine(address);
	// n8n itself stops a call to what is not in the list.
	if (listed && safe && textOf(call.allowedDomains) !== '') return;
	throw new InputError(
		`${address.origin} is not the address this credential is for`,
		`Nothing was sent: the key of a credential goes to ${new URL(base).origin} only. For another address use a credential of its own.`,
	);
}

function notAnAddress(target: string): InputError {
	return new InputError(
		target === '' ? 'The URL is missing' : 'The URL is not a plain web address',
		'Nothing was sent. Write the URL in full, beginning with https://, without user, password, blanks and backslashes.',
	);
}
