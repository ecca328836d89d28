import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { accountsOf, keyMode } from '../shared/api/keyMode';
import type { Mode } from '../shared/api/provider';
import { baseUrl } from '../shared/basics/addresses';
import { textOf } from '../shared/basics/text';

/**
 * Address of the API for what a credential says.
 *
 * @throws InputError when Environment is Custom and Base URL is no usable address
 */
export function apiAddress({ environment, baseUrl: custom }: ICredentialDataDecryptedObject): string {
	switch (environment ?? 'sandbox') {
		case 'sandbox':
			return 'https://sandbox.hexcore.io/v2';
		case 'production':
			return 'https://api.hexcore.io/v2';
		default:
			return baseUrl(custom);
	}
}

/** Test and live mode are two accounts, whatever the key and the address are called. */
export function account(credential: ICredentialDataDecryptedObject): string {
	return mode(credential);
}

/** A new key that does not tell may be of either: what was paid with the one before must not be paid again. */
export function possibleAccounts(credential: ICredentialDataDecryptedObject): readonly string[] {
	return accountsOf(mode(credential));
}

/** By key and environment; where they contradict each other, nothing is certain. */
export function mode({ apiKey, environment }: ICredentialDataDecryptedObject): Mode {
	const byKey = keyMode(apiKey);
	const byAddress = BY_ENVIRONMENT[textOf(environment ?? 'sandbox')];
	if (byKey !== undefined && byAddress !== undefined && byKey !== byAddress) return 'unknown';
	return byKey ?? byAddress ?? 'unknown';
}

const BY_ENVIRONMENT: Record<string, Mode | undefined> = { sandbox: 'test', production: 'live' };
