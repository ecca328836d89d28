import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { addressMark, baseUrl } from '../shared/basics/addresses';
import { InputError } from '../shared/basics/inputError';
import { textOf } from '../shared/basics/text';

/** A read that changes nothing. */
export const LEDGER_LIST = '/accounts/list';

/** Hosts of Acquired's other products, by what they are: none of them answers Banking calls. */
const FOREIGN_HOSTS: Record<string, string> = {
	'gateway.acquired.com': "Acquired's card gateway",
	'qaapi.acquired.com': "Acquired's card gateway (test)",
	'hub.acquired.com': 'the Acquired Hub, a dashboard',
	'qahub.acquired.com': 'the Acquired Hub (test), a dashboard',
	'api.acquired.com': "Acquired's newer payments API",
	'test-api.acquired.com': "Acquired's newer payments API (test)",
};

/**
 * The base URL of the Banking API, without trailing slash.
 *
 * @throws InputError as baseUrl of nodes/shared/basics/addresses, and when the host belongs to another product of Acquired
 */
export function bankingBaseUrl(value: unknown): string {
	const url = baseUrl(value);
	const host = new URL(url).hostname.replace(/\.$/, '');
	const product = Object.hasOwn(FOREIGN_HOSTS, host) ? FOREIGN_HOSTS[host] : undefined;
	if (product !== undefined) {
		throw new InputError(
			`Base URL is the address of ${product}, not of the Banking API`,
			`${host} does not understand Banking calls. Correct Base URL in the credential: Acquired gives you the one of the Banking API together with your test or live account.`,
		);
	}
	return url;
}

/** Test and live account differ in their address. It never throws, because it is asked before any check of it. */
export function account({ baseUrl: address }: ICredentialDataDecryptedObject): string {
	return addressMark(address);
}

/** The e-mail of an API user: in another case it is the same user. */
export function userOf({ email }: ICredentialDataDecryptedObject): string {
	return textOf(email).toLowerCase();
}

/**
 * Where calls go one at a time: with a new token for each request, credentials with the same API user share a lane,
 * because their log-ins would end each other's tokens.
 *
 * @returns undefined when one token serves all calls
 */
export function lane(credential: ICredentialDataDecryptedObject): string | undefined {
	if (credential.tokenPerRequest !== true) return undefined;
	return JSON.stringify([
		'acquiredBanking',
		account(credential),
		userOf(credential),
		textOf(credential.appId),
	]);
}
