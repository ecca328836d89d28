import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { SignInError } from '../../shared/api/login';
import type { Reply } from '../../shared/api/reply';
import { InputError } from '../../shared/basics/inputError';
import { firstText, isObject } from '../../shared/basics/json';
import { refusedLogin, type LoginWords } from '../../shared/http/refusedLogin';
import { addressFields, domainOf, hostOf } from '../address';
import { codeOf } from '../answers';

const PAUSE = 'For one minute the node does not try again.';

const LOCKS = `in the FinCode credential before running again: FinCode locks the user after repeated failures. ${PAUSE}`;

/** The word of a proxy or of another server: FinCode has neither refused nor locked anybody. */
export function pageInstead(
	status: number,
	credential: ICredentialDataDecryptedObject,
): SignInError | InputError {
	const message = `The sign-in was answered with a page instead of data (HTTP ${status})`;
	const hint = `Check ${addressFields(credential)} in the FinCode credential, and any proxy or firewall in between.`;
	// A 401 could be FinCode's own, shown as a page: only a refusal is remembered, and keeps the user from being locked.
	return status === 401 ? new SignInError(message, hint) : new InputError(message, hint);
}

/** The word of another address: FinCode answers no sign-in with a redirect. */
export function redirected(status: number, credential: ICredentialDataDecryptedObject): InputError {
	return new InputError(
		`The sign-in was answered with a redirect to another address (HTTP ${status})`,
		`Check ${addressFields(credential)} in the FinCode credential.`,
	);
}

/**
 * FinCode's own no, and what to do about the reason it gives.
 *
 * @param message what the answer says, without secrets; '' when it says nothing
 */
export function refused(
	reply: Reply,
	message: string,
	credential: ICredentialDataDecryptedObject,
): SignInError {
	const kind = kindOf(reply);
	if (kind === 401) return new SignInError('Wrong e-mail or password', `Correct Email and Password ${LOCKS}`);
	// A 403 is documented as the locked user; one that gives another reason is not that.
	if (kind === 403 && (message === '' || /lock|attempt|too many|forbidden/i.test(message))) {
		return new SignInError(
			'This user is locked after failed sign-ins',
			`Wait until the lockout ends, or have the user unlocked in FinCode; then correct the password in the credential. ${PAUSE}`,
		);
	}
	if (kind === 404) {
		return new SignInError(
			`There is no such user in tenant ${tenantName(credential)}, or no FinCode at this address`,
			`Check Email and ${addressFields(credential)} in the FinCode credential.`,
		);
	}
	const field = firstText(reply.body, ['error.field']);
	return refusedLogin(loginWords(credential), {
		status: reply.status,
		message,
		...(field === undefined ? {} : { field }),
	});
}

/** The HTTP status, or what an answer says of itself that has none of the documented ones for a refused sign-in. */
function kindOf({ status, body }: Reply): number {
	const documented = [401, 403, 404];
	const code = isObject(body) ? codeOf(body) : 0;
	return documented.includes(code) && !documented.includes(status) ? code : status;
}

function tenantName(credential: ICredentialDataDecryptedObject): string {
	return credential.environment === 'custom' ? hostOf(credential) : domainOf(credential.domain);
}

function loginWords({ environment }: ICredentialDataDecryptedObject): LoginWords {
	return {
		service: 'FinCode',
		login: 'sign-in',
		fields: [
			{ label: 'Email', named: /\be-?mail\b|\buser ?name\b/i },
			{ label: 'Password', named: /password/i },
			{ label: 'Public Key', named: /crypt|public ?key|\brsa\b/i },
			{ label: environment === 'custom' ? 'Base URL' : 'Domain', named: /\bdomain\b|\btenant\b/i },
			{ label: 'Platform Header', named: /\bplatform\b/i },
			{ label: 'UUID Header', named: /\buuid\b|\bdevice\b/i },
		],
		warning: `FinCode locks the user after repeated failures. ${PAUSE}`,
	};
}
