import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
} from 'n8n-workflow';

import type { Provider } from '../api/provider';
import { REFUSED_TOKEN, SignInFault } from './sessions';

/** Where the credential keeps a login token, and whether that can be used. */
export interface StoredToken {
	/** The hidden, expirable field of the credential. */
	field: string;
	/** The token as stored, '' when the call needs a new one: none is there, it has ended, or it is another login's. */
	read(credential: ICredentialDataDecryptedObject): string;
}

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
	const stored = await functions.getCredentials(type).catch(async () => {
		return await Promise.reject(new SignInFault('The credential could not be read', {}));
	});
	const token = read(stored);
	const usable = token !== '' && token !== refused;
	const data = { ...stored, [field]: usable ? token : '', [REFUSED_TOKEN]: refused };
	return { id: '', name: type, type, data };
}
