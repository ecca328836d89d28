import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import type { Provider } from '../api/provider';
import { InputError } from '../basics/inputError';
import { isObject } from '../basics/json';

interface RequestSettings {
	provider: Provider;
	credential: ICredentialDataDecryptedObject;
	timeoutMs: number;
}

const bases = new WeakMap<ICredentialDataDecryptedObject, { provider: Provider; base: string }>();

/**
 * The call as n8n's HTTP helper takes it: the body as text, every status as an answer but the 401 that makes n8n
 * renew a login, no redirects.
 *
 * @throws InputError when the credential holds no usable address, or the query half a character
 */
export function requestOptions(
	call: HttpCall,
	{ provider, credential, timeoutMs }: RequestSettings,
): IHttpRequestOptions {
	const base = call.baseUrl ?? baseOf(provider, credential);
	// n8n's helper drops the body of a call whose method is GET, and sends it as GET when none is named.
	const silentGet = call.method === 'GET' && call.body !== undefined;
	return {
		url: `${base}${call.path}`,
		// What tells the credential that this host is meant, where it takes further ones.
		...(call.baseUrl === undefined ? {} : { allowedDomains: new URL(base).hostname }),
		...(silentGet ? {} : { method: call.method }),
		qs: sentQuery(call.query),
		headers: { Accept: 'application/json', ...provider.headers, ...contentType(call), ...call.headers },
		...(call.body === undefined ? {} : { body: copyOf(call.body) }),
		timeout: timeoutMs,
		encoding: 'text',
		returnFullResponse: true,
		// n8n sends a call again after a 401 it sees, which is of use only where it can renew a login before.
		ignoreHttpStatusErrors: provider.signsIn ? { ignore: true, except: [401] } : true,
		disableFollowRedirect: true,
	};
}

/** The address is checked once for a credential that was read: a run makes many calls with it. */
function baseOf(provider: Provider, credential: ICredentialDataDecryptedObject): string {
	const known = bases.get(credential);
	if (known?.provider === provider) return known.base;
	const base = provider.baseUrl(credential);
	bases.set(credential, { provider, base });
	return base;
}

/** axios would put another character in the place of half a one. */
function sentQuery(query: IDataObject | undefined): IDataObject {
	const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
	const broken = entries.find(([, value]) => typeof value === 'string' && /\p{Surrogate}/u.test(value));
	if (broken)
		throw new InputError(`${broken[0]} holds half a character`, 'Type it again, or correct its expression.');
	return Object.fromEntries(entries);
}

function contentType(call: HttpCall): Record<string, string> {
	return (isObject(call.body) && !isForm(call.body)) || Array.isArray(call.body)
		? { 'Content-Type': 'application/json' }
		: {};
}

function isForm(body: unknown): boolean {
	return body instanceof URLSearchParams || body instanceof FormData;
}

function copyOf(body: NonNullable<HttpCall['body']>): NonNullable<HttpCall['body']> {
	return isForm(body) ? body : structuredClone(body);
}
