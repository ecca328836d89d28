import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { bearer } from '../shared/api/bearer';

/** The headers of the API key; newer hosts want it in a second one. */
export function authentication(credential: ICredentialDataDecryptedObject): Record<string, string> {
	const headers = bearer(credential);
	if (credential.sendHexaiKeyHeader !== true) return headers;
	return { ...headers, 'x-hexai-key': String(credential.apiKey ?? '').trim() };
}
