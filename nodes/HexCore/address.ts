import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { keyMode } from '../shared/api/keyMode';
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

/** Test and live mode are two accounts; without a key that tells, the environment does. */
export function account(credential: ICredentialDataDecryptedObject): string {
	return keyMode(credential.apiKey) ?? textOf(credential.environment);
}

/** By key and environment; where they contradict each other, nothing is certain. */
export function mode({ apiKey, environment }: ICredentialDataDecryptedObject): Mode {
	const byKey = keyMode(apiKey);
	const byAddress = BY_ENVIRONMENT[textOf(environment ?? 'sandbox')];
	if (byKey !== undefined && byAddress !== undefined && byKey !== byAddress) return 'unknown';
	return byKey ?? byAddress ?? 'unknown';
}

const BY_ENVIRONMENT: Record<string, Mode | undefined> = { sandbox: 'test', production: 'live' };
