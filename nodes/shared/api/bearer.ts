import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The header of an API key, which people paste with blanks and line ends around it. */
export function bearer({ apiKey }: ICredentialDataDecryptedObject): Record<string, string> {
	return { Authorization: `Bearer ${String(apiKey ?? '').trim()}` };
}
