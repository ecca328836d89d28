import type { Reply } from '../api/reply';
import { isObject } from '../basics/json';
import { asSent, hideSecrets } from '../basics/redact';

// What is shorter occurs in answers by chance, and would be hidden in the middle of a name or an amount.
const MIN_LENGTH = 8;

/**
 * An answer that quotes the credential, such as an address with the token in it, without what must not leave the
 * credential.
 *
 * @param secrets values of the credential's secret fields
 */
export function withoutSecrets(reply: Reply, secrets: readonly string[]): Reply {
	const { source } = reply;
	const long = secrets.filter((secret) => secret.length >= MIN_LENGTH);
	if (source === undefined || !long.flatMap(writtenForms).some((form) => source.includes(form))) return reply;
	return { ...reply, body: hidden(reply.body, long) };
}

/** As it stands in an answer, in an address, and in the text of JSON. */
function writtenForms(secret: string): string[] {
	return asSent(secret).flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
}

function hidden(value: unknown, secrets: readonly string[]): unknown {
	if (typeof value === 'string') return hideSecrets(value, secrets);
	if (Array.isArray(value)) return value.map((entry) => hidden(entry, secrets));
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, hidden(entry, secrets)]));
}
