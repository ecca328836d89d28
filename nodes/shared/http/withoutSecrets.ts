import type { Reply } from '../api/reply';
import { hideDeep } from '../basics/redact';
import { Secrets } from '../basics/secrets';

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
	const long = secrets.filter(({ length }) => length >= MIN_LENGTH);
	if (source === undefined || !Secrets.of(long).areIn(source)) return reply;
	return { ...reply, body: hideDeep(reply.body, long) };
}
