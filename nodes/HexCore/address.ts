import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

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

/** Which of its two keys a credential holds; the prefix is documented but not always there. */
export function keyMode({ apiKey }: ICredentialDataDecryptedObject): 'test' | 'live' | undefined {
	const text = typeof apiKey === 'string' ? apiKey.trim() : '';
	if (text.startsWith('sk_test_')) return 'test';
	return text.startsWith('sk_live_') ? 'live' : undefined;
}

/** Test and live mode are two accounts; without a key that tells, the environment does. */
export function account(credential: ICredentialDataDecryptedObject): string {
	return keyMode(credential) ?? textOf(credential.environment);
}
