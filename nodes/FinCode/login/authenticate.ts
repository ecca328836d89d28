import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../shared/basics/json';
import { assertTrusted, hostOf } from '../address';
import { deviceHeaders, headerValue } from '../callIds/headers';
import { assertPassword } from './password';
import { tokenOf } from './signIn';

/**
 * A call with the token, and with the account password where the call has an empty place for it. A path alone,
 * as the credential test has it, goes to the tenant's host.
 *
 * @throws InputError when the credential is incomplete or the call would carry the token elsewhere
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const url = options.url.startsWith('/') ? `${hostOf(credential)}${options.url}` : options.url;
	assertTrusted(url, credential);
	return {
		...options,
		baseURL: undefined,
		url,
		headers: {
			...withPassword(options.headers ?? {}, credential),
			...deviceHeaders(credential),
			'X-Auth-Token': headerValue(tokenOf(credential), 'The token'),
		},
		...(options.body === undefined ? {} : { body: bodyWithPassword(options.body, credential) }),
	};
}

function bodyWithPassword(
	body: IHttpRequestOptions['body'],
	credential: ICredentialDataDecryptedObject,
): IHttpRequestOptions['body'] {
	if (!isObject(body) || body instanceof FormData) return body;
	if (isObject(body.metadata) && isObject(body.data)) {
		return { ...body, data: withPassword(body.data, credential) };
	}
	return withPassword(body, credential);
}

/** The node leaves `password` empty, so that the password passes through this credential only. */
function withPassword<T extends object>(place: T, credential: ICredentialDataDecryptedObject): T {
	if (!('password' in place) || place.password !== '') return place;
	assertPassword(credential);
	return { ...place, password: String(credential.password) };
}
