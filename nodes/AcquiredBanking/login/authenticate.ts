import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { credentialCall } from '../../shared/http/credentialCall';
import { noteOutsideCall } from '../../shared/http/outsideCalls';
import { bankingBaseUrl } from '../address';
import { tokenOf } from './session';

/**
 * A call with the token. A path alone goes to the address of the credential.
 *
 * @throws InputError when the credential is incomplete or the call would carry the token elsewhere
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	noteOutsideCall(credential, options);
	const trust = { base: bankingBaseUrl(credential.baseUrl) };
	return credentialCall(options, trust, tokenHeader(credential));
}

/** What proves who calls. */
export function tokenHeader(credential: ICredentialDataDecryptedObject): Record<string, string> {
	return { Authorization: `token ${tokenOf(credential)}` };
}
