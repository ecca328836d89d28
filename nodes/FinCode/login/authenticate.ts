import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../shared/basics/json';
import { credentialCall, isOutside } from '../../shared/http/credentialCall';
import { noteOutsideCall } from '../../shared/http/outsideCalls';
import { trustOf } from '../address';
import { deviceHeaders, headerValue } from '../callIds/headers';
import { assertPassword } from './password';
import { tokenOf } from './signIn';

/**
 * A call with the token, and with the account password where a call of this package has an empty place for it. A
 * path alone, as the credential test has it, goes to the tenant's host.
 *
 * @throws InputError when the credential is incomplete or the call would carry the token elsewhere
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	// First: n8n asks for a new login after a call that is stopped here, too.
	noteOutsideCall(credential, options);
	const call = credentialCall(options, trustOf(credential), tokenHeaders(credential));
	if (isOutside(options)) return call;
	return {
		...call,
		headers: withPassword(call.headers ?? {}, credential),
		...(options.body === undefined ? {} : { body: bodyWithPassword(options.body, credential) }),
	};
}

/**
 * What proves who calls.
 *
 * @throws InputError when the token can't stand in a header
 */
export function tokenHeaders(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return {
		...deviceHeaders(credential),
		'X-Auth-Token': headerValue(tokenOf(credential), 'The token'),
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
