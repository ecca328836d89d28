import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { addressMark } from '../shared/basics/addresses';
import { textOf } from '../shared/basics/text';

/** The address: the key may be rotated without making another account of it. */
export function account({ baseUrl: address }: ICredentialDataDecryptedObject): string {
	return addressMark(address);
}

/** What Fincore counts calls by: each key of an account has a limit of its own. */
export function rateLimitKey(credential: ICredentialDataDecryptedObject): string {
	const parts = [account(credential), textOf(credential.apiKey)];
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
