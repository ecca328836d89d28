import { SignInError, SignInFault } from '../api/login';
import { InputError } from '../basics/inputError';

const NOT_FOUND = ['ENOTFOUND', 'EAI_AGAIN'];

/** What a person is told when the provider's login gives no answer. */
interface Silence {
	/** Where the login is. */
	address: () => string;
	hint: string;
}

/**
 * What a login gives; its failure in one text, because the test of a credential and the HTTP Request node show
 * nothing but the message. The failure itself is the cause.
 *
 * @throws Error with what happened and what to do
 */
export async function spokenLogin<T>(login: () => Promise<T>, silence: Silence): Promise<T> {
	return await login().catch((error: unknown) => {
		throw new Error(sentences(error, silence), { cause: error });
	});
}

function sentences(error: unknown, { address, hint }: Silence): string {
	if (error instanceof SignInError || error instanceof InputError)
		return `${error.message}. ${error.hint}`.trim();
	if (!(error instanceof SignInFault)) return 'The sign-in could not be made. Test the credential again.';
	if (error.message !== '') return `${error.message}. Try again in a while.`;
	// The code itself would make n8n put a sentence of its own in place of this one.
	const what = NOT_FOUND.includes(error.facts.network ?? '')
		? 'There is no server at'
		: 'No answer came from';
	return `${what} ${address()}. ${hint}`;
}
