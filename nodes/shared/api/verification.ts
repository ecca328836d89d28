import { createHash, createHmac, timingSafeEqual } from 'crypto';

/**
 * Checks that a webhook came from who it says. Pure functions over raw bytes; the clock is a parameter. None
 * of them throws on hostile input: each answers with a reason, which goes to the log and never to the caller.
 */
export type Verification = { ok: true; method: string } | { ok: false; reason: string };

export type HmacAlgorithm = 'sha256' | 'sha512';
export type SignatureEncoding = 'hex' | 'base64';

/** What a request carries that a verifier may look at. Header names are in lower case. */
export interface WebhookRequest {
	rawBody: Buffer;
	headers: Record<string, string | undefined>;
	query: Record<string, string | undefined>;
}

const DIGEST_BYTES: Record<HmacAlgorithm, number> = { sha256: 32, sha512: 64 };

/** Equal bytes, compared in constant time. Different lengths are unequal, not an exception. */
export function equalBytes(a: Buffer, b: Buffer): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Equal secrets, compared in constant time whatever their lengths: both are hashed first, so that the length
 * of the secret doesn't show in the time either. An empty expected secret never matches.
 */
export function equalSecrets(expected: string, actual: string): boolean {
	if (expected === '') return false;
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(expected), digest(actual));
}

/**
 * The bytes of a digest written as hex or base64, or null when the text is not exactly such a digest.
 * Buffer.from would silently stop at the first odd character, which is why the form is checked first.
 */
export function decodeDigest(
	text: string,
	algorithm: HmacAlgorithm,
	encoding: SignatureEncoding,
): Buffer | null {
	const size = DIGEST_BYTES[algorithm];
	if (encoding === 'hex') {
		return text.length === size * 2 && /^[0-9a-fA-F]+$/.test(text) ? Buffer.from(text, 'hex') : null;
	}
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
	const bytes = Buffer.from(text, 'base64');
	return bytes.length === size && bytes.toString('base64') === text ? bytes : null;
}

/** HMAC over the parts as one run of bytes. */
export function hmac(algorithm: HmacAlgorithm, secret: string, ...parts: Array<Buffer | string>): Buffer {
	const mac = createHmac(algorithm, secret);
	for (const part of parts) mac.update(part);
	return mac.digest();
}

/**
 * A signature that is an HMAC over the given parts.
 *
 * @param signature as received; a leading `sha256=` or `sha512=` that names the algorithm is dropped
 */
export function verifyHmac(options: {
	secret: string;
	signature: string | undefined;
	signed: Array<Buffer | string>;
	algorithm?: HmacAlgorithm;
	encoding?: SignatureEncoding;
	method?: string;
}): Verification {
	const { secret, signed, algorithm = 'sha256', encoding = 'hex' } = options;
	if (secret === '') return { ok: false, reason: 'no secret is set in the credential' };
	const signature = options.signature?.trim() ?? '';
	if (signature === '') return { ok: false, reason: 'the signature is missing' };
	const prefix = `${algorithm}=`;
	const digest = signature.startsWith(prefix) ? signature.slice(prefix.length) : signature;
	const actual = decodeDigest(digest, algorithm, encoding);
	if (!actual) return { ok: false, reason: `the signature is not an ${algorithm} digest in ${encoding}` };
	if (!equalBytes(hmac(algorithm, secret, ...signed), actual)) {
		return { ok: false, reason: 'the signature does not match the body' };
	}
	return { ok: true, method: options.method ?? `hmac-${algorithm}` };
}

/**
 * The form `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`: HMAC-SHA256 over timestamp, separator and raw body. Any
 * matching v1 counts, because a provider signs with two secrets while one is being replaced.
 *
 * @param separator what stands between timestamp and body: nothing at Wave
 *   (https://docs.wave.com/webhook), `.` elsewhere
 * @param nowSeconds the clock
 * @param toleranceSeconds largest difference between t and the clock, both ways
 */
export function verifyTimestamped(options: {
	secret: string;
	signature: string;
	rawBody: Buffer;
	separator: string;
	nowSeconds: number;
	toleranceSeconds: number;
	method?: string;
}): Verification {
	const { secret, rawBody, separator, nowSeconds, toleranceSeconds } = options;
	if (secret === '') return { ok: false, reason: 'no secret is set in the credential' };
	const parts = options.signature.split(',').map((part) => part.trim());
	const timestamps = parts.filter((part) => part.startsWith('t=')).map((part) => part.slice(2));
	const digests = parts.filter((part) => part.startsWith('v1=')).map((part) => part.slice(3));
	const timestamp = timestamps[0] ?? '';
	if (timestamps.length !== 1 || !/^[0-9]{1,12}$/.test(timestamp)) {
		return { ok: false, reason: 'the signature has no usable timestamp' };
	}
	const age = nowSeconds - Number(timestamp);
	if (age > toleranceSeconds) return { ok: false, reason: `the signature is ${Math.round(age)} s old` };
	if (-age > toleranceSeconds) {
		return { ok: false, reason: `the signature is dated ${Math.round(-age)} s in the future` };
	}
	const expected = hmac('sha256', secret, timestamp, separator, rawBody);
	const decoded = digests.map((digest) => decodeDigest(digest, 'sha256', 'hex'));
	if (!decoded.some((digest) => digest !== null && equalBytes(expected, digest))) {
		return { ok: false, reason: 'no v1 signature matches the body' };
	}
	return { ok: true, method: options.method ?? 'hmac-sha256-timestamp' };
}

/** Whether a signature header is of the `t=…,v1=…` form. */
export function isTimestamped(signature: string): boolean {
	return /(^|,)\s*t=/.test(signature) && /(^|,)\s*v1=/.test(signature);
}

/**
 * A shared token in query `token`, header `x-webhook-token` or `Authorization: Bearer`. One match is enough;
 * all places are compared, so that the time doesn't tell where a token was looked for.
 */
export function verifyToken(request: WebhookRequest, secret: string): Verification {
	if (secret === '') return { ok: false, reason: 'no secret is set in the credential' };
	const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	const offered = [request.query.token, request.headers['x-webhook-token'], bearer].filter(
		(token): token is string => typeof token === 'string' && token !== '',
	);
	if (offered.length === 0) return { ok: false, reason: 'the token is missing' };
	const matches = offered.filter((token) => equalSecrets(secret, token));
	return matches.length > 0 ? { ok: true, method: 'token' } : { ok: false, reason: 'the token is wrong' };
}

/**
 * A digest the provider builds in its own way (no HMAC), given as the expected bytes.
 *
 * @param expected the digest computed by the caller from the request and the secret
 * @param actual what the request carries, hex in any case
 */
export function verifyHash(expected: Buffer, actual: unknown, method = 'hash'): Verification {
	if (typeof actual !== 'string' || actual === '') return { ok: false, reason: 'the hash is missing' };
	if (actual.length !== expected.length * 2 || !/^[0-9a-fA-F]+$/.test(actual)) {
		return { ok: false, reason: 'the hash is malformed' };
	}
	return equalBytes(expected, Buffer.from(actual, 'hex'))
		? { ok: true, method }
		: { ok: false, reason: 'the hash does not match' };
}
