import { SignInError } from '../api/login';

/** A provider's login, as a refusal of it is told. */
export interface LoginWords {
	/** The provider, as people call it. */
	service: string;
	/** What it calls a login. */
	login: string;
	/** Labels of the credential's fields, each with how an answer may name it. */
	fields: ReadonlyArray<{ label: string; named: RegExp }>;
	/** Said at the end, such as what follows from trying again. */
	warning: string;
}

/** What the answer says about its reason. Secrets are taken out already. */
export interface LoginReason {
	status: number;
	message: string;
	/** The field it complains about, as the provider calls it. */
	field?: string;
}

/** A refused login in the answer's own words, with the field of the credential these words speak of. */
export function refusedLogin(words: LoginWords, reason: LoginReason): SignInError {
	return new SignInError(`The ${words.login} was refused${because(reason)}`, hintOf(words, reason));
}

function because({ status, message, field = '' }: LoginReason): string {
	const said = message.replace(/[.\s]+$/, '');
	if (said === '') return field === '' ? ` without a reason (HTTP ${status})` : ` because of ${field}`;
	return field === '' || said.includes(field) ? `: ${said}` : `: ${field}: ${said}`;
}

function hintOf(words: LoginWords, { message, field = '' }: LoginReason): string {
	const { service, fields, warning } = words;
	const among = (text: string) => fields.filter(({ named }) => named.test(text)).map(({ label }) => label);
	// A sentence about a field nobody can fill in here may well mention others.
	const isForeign = field !== '' && among(field).length === 0;
	return `${step(isForeign ? [] : among(`${field} ${message}`))} ${warning}`.trim();

	function step(named: string[]): string {
		if (named.length > 0) {
			return `Correct ${inSentence(named)} in the ${service} credential before running again.`;
		}
		if (field !== '') {
			return `The ${service} credential has no field for this. Send the answer to ${service} and ask what to do.`;
		}
		const all = inSentence(fields.map(({ label }) => label));
		return message === ''
			? `Check ${all} in the ${service} credential. If they are right, ask ${service}.`
			: `Correct in the ${service} credential what this answer names. If the credential is right, send the answer to ${service}.`;
	}
}

function inSentence(labels: readonly string[]): string {
	return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
