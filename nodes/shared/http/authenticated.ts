import type { IAllExecuteFunctions, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Provider } from '../api/provider';
import { textOf } from '../basics/text';
import { credentialForCall } from './storedToken';

/** The login token of one call: how often it may still be renewed, and the one that was used last. */
export interface TokenState {
	renewalsLeft: number;
	refused: string;
}

/**
 * Has n8n's helper send a call with the credential.
 *
 * A static credential is handed over as the run has read it: else n8n reads and decrypts it for each call, and
 * builds an isolate for its expressions. One with a login is read anew, because its token may have been renewed by
 * another worker.
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
		const credentialsDecrypted = await credentialForCall(functions, provider, storedToken, token.refused);
		const answer: unknown = await send(type, options, { credentialsDecrypted });
		token.refused = textOf(credentialsDecrypted.data[storedToken.field]);
		return answer;
	}
	if (signsIn) return await send(type, options);
	// A copy: n8n writes into what it is given.
	const data = { ...credential };
	return await send(type, options, { credentialsDecrypted: { id: '', name: type, type, data } });
}
