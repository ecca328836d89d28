import { createHash } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { SignInFault, type Token } from '../../shared/api/login';
import type { Reply } from '../../shared/api/reply';
import { InputError } from '../../shared/basics/inputError';
import { at, firstText } from '../../shared/basics/json';
import { textOf } from '../../shared/basics/text';
import { judgeError } from '../../shared/http/judge';
import { toReply } from '../../shared/http/reply';
import { account, bankingBaseUrl, userOf } from '../address';
import { whyNot } from './refusals';

/** The life of a token when the answer names none. */
const DOCUMENTED_LIFE_SECONDS = 7200;

const TIMEOUT_MS = 30_000;

/** How the API user logs in: what is sent, and what of it must not show. */
interface LoginDetails {
	body: IDataObject;
	/** The same text for all spellings of one user. */
	user: string;
	secret: string;
	loginWith: 'appKey' | 'emailPassword';
}

function detailsOf(credential: ICredentialDataDecryptedObject): LoginDetails {
	if (credential.loginWith === 'appKey') {
		const appId = filled(credential.appId, 'App ID');
		const appKey = filled(credential.appKey, 'App Key');
		return {
			body: { app_id: appId, app_key: appKey, api: true },
			user: appId,
			secret: appKey,
			loginWith: 'appKey',
		};
	}
	const email = filled(credential.email, 'Email');
	// A password may begin or end with a blank.
	const password = String(credential.password ?? '');
	filled(password, 'Password');
	return {
		body: { email, password },
		user: userOf(credential),
		secret: password,
		loginWith: 'emailPassword',
	};
}

function filled(value: unknown, label: string): string {
	const text = textOf(value);
	if (text === '') throw new InputError(`${label} is missing`, `Fill in ${label} in the credential.`);
	return text;
}

/**
 * All that makes the login: another address, user or password needs another token, another spelling of the same
 * address or e-mail does not.
 *
 * @throws InputError when the credential is not filled in, or as bankingBaseUrl
 */
export function loginIdentity(credential: ICredentialDataDecryptedObject): string[] {
	const { loginWith, user, secret } = detailsOf(credential);
	bankingBaseUrl(credential.baseUrl);
	const use = credential.tokenPerRequest === true ? 'each request' : 'shared';
	return [account(credential), loginWith, user, secret, use];
}

/** A short mark of the login a token belongs to; '' when the credential is not filled in. */
export function sealOf(credential: ICredentialDataDecryptedObject): string {
	try {
		const text = JSON.stringify(loginIdentity(credential));
		return createHash('sha256').update(text).digest('hex').slice(0, 16);
	} catch {
		return '';
	}
}

/**
 * Logs in once.
 *
 * @throws SignInError when the log-in is refused, SignInFault when it could not be made, InputError when the
 *   credential is not filled in
 */
export async function logIn(
	{ helpers }: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<Token> {
	const details = detailsOf(credential);
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${bankingBaseUrl(credential.baseUrl)}/login`,
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		body: details.body,
		timeout: TIMEOUT_MS,
		// The timeout begins anew with every byte; a log-in that drips would hold all runs that wait for it.
		abortSignal: AbortSignal.timeout(TIMEOUT_MS),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const answer = await helpers.httpRequest(options).then(
		(response: IN8nHttpFullResponse) => toReply(response.statusCode, response.headers, response.body),
		(error: unknown) => faultOf(error),
	);
	if (answer instanceof Error) throw answer;
	const token = at(answer.body, 'data.token');
	const worked = answer.status === 200 && firstText(answer.body, ['status']) === '1';
	if (worked && typeof token === 'string' && token !== '') {
		return { token, lifeSeconds: lifeOf(answer, credential) };
	}
	throw whyNot(answer, details);
}

function faultOf(error: unknown): Error {
	const { network, message, outcome } = judgeError(error);
	if (network === undefined) {
		return new SignInFault(`The log-in could not be sent (${message ?? outcome})`, {});
	}
	return new SignInFault('', { network });
}

/** A token of a short life is used for half of it; the usual minute before its end would leave nothing. */
function lifeOf({ body }: Reply, { tokenPerRequest }: ICredentialDataDecryptedObject): number {
	if (tokenPerRequest === true) return 0;
	const said = Number(at(body, 'data.login_timeout'));
	const life = said > 0 ? said : DOCUMENTED_LIFE_SECONDS;
	return life > 120 ? life : 60 + life / 2;
}
