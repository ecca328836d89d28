import type { Reply } from '../api/reply';
import { hideDeep } from '../basics/redact';
import { Secrets } from '../basics/secrets';

// What is shorter occurs in answers by chance, and would be hidden in the middle of a name or an amount.
const MIN_LENGTH = 6;

/**
 * An answer that quotes the credential, such as an address with the token in it, without what must not leave the
 * credential.
 *
 * @param secrets values of the credential's secret fields
 */
export function withoutSecrets(reply: Reply, secrets: readonly string[]): Reply {
	const { source } = reply;
	const long = longOf(secrets);
	if (source === undefined || !Secrets.of(long).areIn(source)) return reply;
	return { ...reply, body: hideDeep(reply.body, long) };
}

/** The same for a value that came otherwise. */
export function valueWithoutSecrets<T>(value: T, secrets: readonly string[]): T {
	const long = longOf(secrets);
	return Secrets.of(long).areIn(JSON.stringify(value)) ? (hideDeep(value, long) as T) : value;
}

function longOf(secrets: readonly string[]): string[] {
	return secrets.filter(({ length }) => length >= MIN_LENGTH);
}
