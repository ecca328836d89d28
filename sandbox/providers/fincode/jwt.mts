import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { isRecord } from '../../core/refusal.mts';

type Keys = ReturnType<typeof newKeys>;

let keys: Keys | undefined;

/** An RS256 token with these claims, signed with a key made for this process. */
export function signedToken(claims: Record<string, unknown>): string {
	keys ??= newKeys();
	const signed = [{ alg: 'RS256', typ: 'JWT' }, claims]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.join('.');
	return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), keys.privateKey).toString('base64url')}`;
}

/** The claims of a token this process has signed. */
export function claimsOf(token: string): Record<string, unknown> | undefined {
	const [head, payload = '', signature, ...rest] = token.split('.');
	if (!keys || signature === undefined || rest.length > 0) return undefined;
	const isOurs = verify(
		'RSA-SHA256',
		Buffer.from(`${head}.${payload}`),
		keys.publicKey,
		Buffer.from(signature, 'base64url'),
	);
	const claims: unknown = isOurs ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) : undefined;
	return isRecord(claims) ? claims : undefined;
}

function newKeys() {
	return generateKeyPairSync('rsa', { modulusLength: 2048 });
}
