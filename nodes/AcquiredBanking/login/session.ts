import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { REFUSED_TOKEN, type StoredToken } from '../../shared/api/login';
import { textOf } from '../../shared/basics/text';
import { LoginTokens } from '../../shared/http/loginTokens';
import { logIn, loginIdentity, sealOf } from './logIn';

// One process logs in once at a time for all its nodes. A refused log-in is answered from memory for a minute:
// a hundred items with a wrong password must not become a hundred log-ins of the only API user.
const sessions = new LoginTokens({ rememberRefusalSeconds: 60 });

/**
 * A token for the credential, in the form n8n stores: beside the token, which log-in it is of and until when it
 * may be used.
 *
 * @throws SignInError, SignInFault, InputError as logIn
 */
export async function renewSession(
	helper: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const refused = tokenOf(credential) || textOf(credential[REFUSED_TOKEN]) || undefined;
	const login = async () => await logIn(helper, credential);
	const sessionToken = await sessions.token(loginIdentity(credential), refused, login);
	const until = sessions.usableUntil(sessionToken) ?? 0;
	return { sessionToken, sessionInfo: `${sealOf(credential)} ${until}` };
}

/**
 * The stored token, '' when it is of other log-in details: after a change of password or address the old token
 * must neither reach the new address nor make a test of the new password pass.
 */
export function tokenOf(credential: ICredentialDataDecryptedObject): string {
	const [seal] = infoOf(credential);
	return seal === '' || seal === sealOf(credential) ? textOf(credential.sessionToken) : '';
}

/** What the transport must know to renew the token. */
export const storedToken: StoredToken = {
	field: 'sessionToken',
	read: (credential) => {
		const [, until] = infoOf(credential);
		const ended = until !== '' && Number(until) <= Date.now();
		return credential.tokenPerRequest === true || ended ? '' : tokenOf(credential);
	},
};

function infoOf({ sessionInfo }: ICredentialDataDecryptedObject): [seal: string, until: string] {
	const [seal = '', until = ''] = textOf(sessionInfo).split(' ');
	return [seal, until];
}
