import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { REFUSED_TOKEN } from '../api/login';
import type { Provider } from '../api/provider';

/** The values of a credential that must never show, in the forms in which it keeps and sends them. */
export function credentialSecrets(
	{ secretFields, sentToken }: Pick<Provider, 'secretFields' | 'sentToken'>,
	credential: ICredentialDataDecryptedObject,
): string[] {
	const values = [...secretFields, REFUSED_TOKEN].map((field) => credential[field]);
	return [...values, sentToken?.(credential)]
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map(String);
}
