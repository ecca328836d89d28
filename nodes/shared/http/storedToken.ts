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
 * The credential for one try of a call. When the stored token was just refused, or there is none to use, the field is empty, which makes n8n call
 * `preAuthentication` and store what that gives. After the call the field holds the token that was used.
 */
export function credentialForCall(
	type: string,
	credential: ICredentialDataDecryptedObject,
	{ field, read }: StoredToken,
	refused: string,
): ICredentialsDecrypted & { data: ICredentialDataDecryptedObject } {
	const token = read(credential);
	const usable = token !== '' && token !== refused;
	const data = { ...credential, [field]: usable ? token : '', [REFUSED_TOKEN]: refused };
	return { id: '', name: type, type, data };
}

/**
 * The credential of the run with the login that is stored now: another worker may have stored a newer token.
 *
 * @throws SignInFault when the credential can't be read
 */
export async function withFreshLogin(
	functions: IAllExecuteFunctions,
	{ credential: type, loginFields = [] }: Provider,
	credential: ICredentialDataDecryptedObject,
): Promise<ICredentialDataDecryptedObject> {
	const stored: ICredentialDataDecryptedObject = await functions.getCredentials(type).catch(() => {
		throw new SignInFault('The credential could not be read', {});
	});
	return { ...credential, ...Object.fromEntries(loginFields.map((field) => [field, stored[field] ?? ''])) };
}
