import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { accountsOf, keyMode } from '../shared/api/keyMode';
import type { Mode } from '../shared/api/provider';
import { baseUrl } from '../shared/basics/addresses';

/**
 * Address of the API.
 *
 * @throws InputError when the credential holds no usable one
 */
export function apiAddress(credential: ICredentialDataDecryptedObject): string {
	return baseUrl(credential.baseUrl);
}

/** By the beginning of the key: the same address serves both. */
export function mode({ apiKey }: ICredentialDataDecryptedObject): Mode {
	return keyMode(apiKey) ?? 'unknown';
}

/** One account has a test and a live key; the prefix is documented but not always there. */
export function account(credential: ICredentialDataDecryptedObject): string {
	return mode(credential);
}

/** A new key without a prefix may be of either: what was paid with the one before must not be paid again. */
export function possibleAccounts(credential: ICredentialDataDecryptedObject): readonly string[] {
	return accountsOf(mode(credential));
}
