import type { IAllExecuteFunctions, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Provider } from '../api/provider';
import { textOf } from '../basics/text';
import { credentialForCall, withFreshLogin } from './storedToken';

/** The login token of one call: how often it may still be renewed, and the one that was used last. */
export interface TokenState {
	renewalsLeft: number;
	refused: string;
}

/**
 * Has n8n's helper send a call with the credential.
 *
 * The credential is handed over as the run has read it: else n8n reads and decrypts it for each call, builds an isolate
 * for its expressions, and goes on as another user when a person changes it meanwhile. Only the token of a login is read
 * anew, because another worker may have renewed it.
 */
export async function sendAuthenticated(
	functions: IAllExecuteFunctions,
	{ provider, credential }: { provider: Provider; credential: ICredentialDataDecryptedObject },
	options: IHttpRequestOptions,
	token: TokenState,
): Promise<unknown> {
	const { credential: type, storedToken, signsIn } = provider;
	const send = functions.helpers.httpRequestWithAuthentication.bind(functions);
	if (storedToken) {
		const current = await withFreshLogin(functions, provider, credential);
		const credentialsDecrypted = credentialForCall(type, current, storedToken, token.refused);
		const answer: unknown = await send(type, options, { credentialsDecrypted });
		token.refused = textOf(credentialsDecrypted.data[storedToken.field]);
		return answer;
	}
	// A copy: n8n writes into what it is given.
	const data = signsIn ? await withFreshLogin(functions, provider, credential) : { ...credential };
	return await send(type, options, { credentialsDecrypted: { id: '', name: type, type, data } });
}
