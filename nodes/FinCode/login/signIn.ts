import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IN8nHttpFullResponse } from 'n8n-workflow';

import { SignInError, SignInFault, type Token } from '../../shared/api/login';
import type { Reply } from '../../shared/api/reply';
import { firstText, isObject } from '../../shared/basics/json';
import { told } from '../../shared/basics/quote';
import { redact } from '../../shared/basics/redact';
import { textOf } from '../../shared/basics/text';
import { LoginTokens } from '../../shared/http/loginTokens';
import { toReply } from '../../shared/http/reply';
import { addressFields, hostOf, SERVICES_V6 } from '../address';
import { codeOf, isFault, refusal } from '../answers';
import { deviceHeaders } from '../callIds/headers';
import { publicKeyOf, withEncrypted } from '../encryption';
import { pageInstead, redirected, refused } from './refusals';

// The answer of the login is not documented; access_token is the name other pages use.
const TOKEN_PATHS = [
	'data.access_token',
	'access_token',
	'data.accessToken',
	'accessToken',
	'data.token',
	'token',
];

// About an hour, as FinCode says of its tokens; a token that carries its own end is believed instead.
const LIFE_SECONDS = 3600;

const TIMEOUT_MS = 30_000;

// FinCode locks a user after several refused logins, and every item of a run would try once more.
const REMEMBER_REFUSAL_SECONDS = 60;

const MARK = /^([0-9a-f]{16})~/;

const sessions = new LoginTokens({ rememberRefusalSeconds: REMEMBER_REFUSAL_SECONDS });

/**
 * Signs in and gives what the credential is to store. In API token mode there is nothing to store.
 *
 * @param store the tokens of this process
 * @throws SignInError when FinCode refuses the login, SignInFault when it could not be made, InputError when
 *   another server answers
 */
export async function signIn(
	helpers: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
	store = sessions,
): Promise<{ sessionToken?: string }> {
	// Told here as well where no password is sent: the test of the credential comes by.
	publicKeyOf(credential);
	if (credential.authentication === 'apiToken') return {};
	const identity = identityOf(credential);
	const failed = tokenOf(credential) || undefined;
	// With another key, or none, a refused login may well be accepted.
	const login = [...identity, textOf(credential.publicKey)];
	const token = await store.token(login, failed, async () => await logIn(helpers, credential));
	return { sessionToken: `${markOf(identity)}~${token}` };
}

/**
 * The token a call carries: the API token, or the stored one of the login. A stored token of another user or
 * tenant counts as none, so that a changed credential doesn't go on acting for the user it named before.
 */
export function tokenOf(credential: ICredentialDataDecryptedObject): string {
	if (credential.authentication === 'apiToken') return textOf(credential.apiToken);
	const stored = textOf(credential.sessionToken);
	const [, mark] = MARK.exec(stored) ?? [];
	return mark === undefined || mark === markOf(identityOf(credential)) ? bareToken(stored) : '';
}

/** The token of a login without the mark it is stored with, whosever it is. */
export function bareToken(sessionToken: unknown): string {
	return textOf(sessionToken).replace(MARK, '');
}

function identityOf(credential: ICredentialDataDecryptedObject): string[] {
	return [hostOf(credential), textOf(credential.email).toLowerCase(), String(credential.password ?? '')];
}

function markOf(identity: string[]): string {
	return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}

async function logIn(
	helpers: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<Token> {
	const email = textOf(credential.email);
	const password = String(credential.password ?? '');
	if (email === '' || password === '') {
		throw new SignInError(
			'The credential lacks e-mail or password',
			'Fill in Email and Password in the credential, or choose API Token.',
		);
	}
	const details = withEncrypted({ email, currentPassword: password }, credential);
	const answer: unknown = await helpers
		.httpRequest({
			method: 'PUT',
			url: `${hostOf(credential)}${SERVICES_V6}/securitymanagement/login`,
			headers: {
				Accept: 'application/json',
				'Content-Type': 'application/json',
				...deviceHeaders(credential),
			},
			body: details,
			timeout: TIMEOUT_MS,
			// The timeout begins anew with every byte; a log-in that drips would hold all runs that wait for it.
			abortSignal: AbortSignal.timeout(TIMEOUT_MS),
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})
		.catch((error: unknown) => {
			throw unreached(error);
		});
	const { statusCode, headers, body } = answer as IN8nHttpFullResponse;
	return tokenIn(toReply(statusCode, headers, body), credential, textOf(details.currentPassword));
}

function unreached(error: unknown): SignInFault {
	const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
	return new SignInFault('', { network: code || 'NO_ANSWER' });
}

function tokenIn(reply: Reply, credential: ICredentialDataDecryptedObject, sentPassword: string): Token {
	const { status, body, headers } = reply;
	const said = refusal(reply);
	const words = said?.message ?? firstText(body, ['error', 'error_description']) ?? '';
	const quoted = told(redact(words, [String(credential.password ?? ''), sentPassword]));
	const failed = said !== undefined || status < 200 || status >= 300;
	// A word that leaves a payment open is a refusal here: each further login could lock the user.
	const fault = isObject(body) && isFault(codeOf(body));
	if (failed && (status === 429 || status === 408 || status >= 500 || fault)) {
		throw new SignInFault(`The sign-in could not be made: ${quoted || `HTTP ${status}`}`, {
			httpStatus: status,
			retryAfter: headers['retry-after'],
		});
	}
	if (!reply.readable) throw pageInstead(status, credential);
	if (status >= 300 && status < 400) throw redirected(status, credential);
	if (failed) throw refused(reply, quoted, credential);
	const token = firstText(body, TOKEN_PATHS);
	if (token === undefined) {
		throw new SignInError(
			'The sign-in was answered without a token this node knows',
			`Check ${addressFields(credential)} in the credential: this may not be FinCode. If it is, choose API Token there.`,
		);
	}
	return { token, lifeSeconds: lifeOf(token) };
}

/** Seconds until the end a JWT names itself. */
function lifeOf(token: string): number {
	const payload = token.split('.')[1];
	if (payload === undefined) return LIFE_SECONDS;
	const [, end] = /"exp"\s*:\s*([0-9]{1,12})/.exec(Buffer.from(payload, 'base64url').toString('utf8')) ?? [];
	return end === undefined ? LIFE_SECONDS : Math.max(0, Number(end) - Math.floor(Date.now() / 1000));
}
