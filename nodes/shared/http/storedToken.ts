import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
} from 'n8n-workflow';

import { REFUSED_TOKEN, SignInFault, type StoredToken } from '../api/login';
import type { Provider } from '../api/provider';

/** New tokens for one call: the first at once, the second after a short wait. */
export const RENEWALS = 2;

/**
 * The credential for one try of a call, read anew, because another worker may have stored a newer token. When
 * the stored token was just refused, or there is none to use, the field is empty, which makes n8n call
 * `preAuthentication` and store what that gives. After the call the field holds the token that was used.
 */
export async function credentialForCall(
	functions: IAllExecuteFunctions,
	{ credential: type }: Provider,
	{ field, read }: StoredToken,
	refused: string,
): Promise<ICredentialsDecrypted & { data: ICredentialDataDecryptedObject }> {
	const stored = await functions.getCredentials(type).catch(() => {
		throw new SignInFault('The credential could not be read', {});
	});
	const token = read(stored);
	const usable = token !== '' && token !== refused;
	const data = { ...stored, [field]: usable ? token : '', [REFUSED_TOKEN]: refused };
	return { id: '', name: type, type, data };
}
