import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { baseUrl } from '../shared/basics/addresses';

/**
 * Address of the API.
 *
 * @throws InputError when the credential holds no usable one
 */
export function apiAddress(credential: ICredentialDataDecryptedObject): string {
	return baseUrl(credential.baseUrl);
}

/** One account has a test and a live key; the prefix is documented but not always there. */
export function account({ apiKey }: ICredentialDataDecryptedObject): string {
	const prefix = /^sk_(test|live)_/.exec(String(apiKey ?? '').trim());
	return prefix?.[1] ?? 'key';
}
