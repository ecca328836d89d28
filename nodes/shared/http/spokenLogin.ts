import { SignInError, SignInFault } from '../api/login';
import { InputError } from '../basics/inputError';
import { noAnswer } from './noAnswer';

/** What a person is told when the provider's login gives no answer. */
export interface Silence {
	/** Where the login is. */
	address: () => string;
	/** Labels of the fields of the credential that make the address. */
	fields: string;
}

/**
 * What a login gives; its failure in one text, because the HTTP Request node shows nothing but the message. The
 * failure itself is the cause.
 *
 * @throws Error with what happened and what to do
 */
export async function spokenLogin<T>(login: () => Promise<T>, silence: Silence): Promise<T> {
	return await login().catch((error: unknown) => {
		throw new Error(loginProblem(error, silence), { cause: error });
	});
}

/** Why a login failed and what to do, in sentences. */
export function loginProblem(error: unknown, { address, fields }: Silence): string {
	if (error instanceof SignInError || error instanceof InputError)
		return `${error.message}. ${error.hint}`.trim();
	if (!(error instanceof SignInFault)) return 'The sign-in could not be made. Test the credential again.';
	if (error.message !== '') return `${error.message}. Try again in a while.`;
	return noAnswer(error.facts.network, address(), fields);
}
