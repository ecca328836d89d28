import { isObject } from './json';

const HIDDEN = '[hidden]';

// Hiding every "1" in a sentence would hide the sentence.
const MIN_SECRET_LENGTH = 3;

// A PIN is hidden where it stands alone: inside a longer word it is not the PIN.
const MIN_LENGTH_INSIDE_WORDS = 6;

// From 10 digits on a number may be an account or a card, also when printed in groups of four.
const LONG_NUMBER =
	/(?<![0-9A-Za-z])(?:[0-9]{10,}|[0-9]{4}(?:[ -][0-9]{4}){2,4}(?:[ -]?[0-9]{1,3})?)(?![0-9A-Za-z])/g;

const IBAN = /(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?:[ ]?[0-9A-Z]{4}){2,7}(?:[ ]?[0-9A-Z]{1,4})?(?![0-9A-Za-z])/g;

/**
 * Takes the secrets out of a text.
 *
 * @param secrets values of the credential and of masked fields that must never show
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
	// The longest first: of two secrets that begin alike the rest of the longer one must not stay.
	return secrets
		.flatMap(formsOf)
		.filter((secret) => secret.length >= MIN_SECRET_LENGTH)
		.sort((a, b) => b.length - a.length)
		.reduce((clean, secret) => clean.split(occurrences(secret)).join(HIDDEN), text);
}

/** A secret as it is, and as addresses, JSON, HTML and headers carry it. */
function formsOf(secret: string): string[] {
	if (secret.length < MIN_LENGTH_INSIDE_WORDS) return [secret];
	const bytes = Buffer.from(secret, 'utf8');
	const base64 = bytes.toString('base64');
	const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
	const encoded = [...asSent(secret), JSON.stringify(secret).slice(1, -1), html, bytes.toString('hex')];
	return [...new Set([...encoded, base64, base64.replace(/=+$/, ''), bytes.toString('base64url')])];
}

function occurrences(secret: string): string | RegExp {
	if (secret.length >= MIN_LENGTH_INSIDE_WORDS) return secret;
	const literal = secret.replace(/[^0-9A-Za-z]/g, '\\$&');
	return new RegExp(`(?<![0-9A-Za-z])${literal}(?![0-9A-Za-z])`);
}

/**
 * Makes text from a provider fit for errors and logs: secrets are taken out, and of long numbers only the
 * last four digits stay.
 *
 * @param keep texts that are the user's own reference and are left as they are
 */
export function redact(text: string, secrets: readonly string[], keep: readonly string[] = []): string {
	const last4 = (number: string) =>
		keep.some((kept) => kept.includes(number)) ? number : `****${number.replace(/[ -]/g, '').slice(-4)}`;
	return hideSecrets(text, secrets).replace(IBAN, last4).replace(LONG_NUMBER, last4);
}

/** The same for every text, number and name inside a JSON value. */
export function redactDeep(
	value: unknown,
	secrets: readonly string[],
	keep: readonly string[] = [],
): unknown {
	if (typeof value === 'string') return redact(value, secrets, keep);
	if (typeof value === 'number') {
		const text = redact(String(value), secrets, keep);
		return text === String(value) ? value : text;
	}
	if (Array.isArray(value)) return value.map((entry) => redactDeep(entry, secrets, keep));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			redact(key, secrets, keep),
			redactDeep(entry, secrets, keep),
		]),
	);
}

/** A secret as it is, and as an address carries it. */
export function asSent(secret: string): string[] {
	const inQuery = new URLSearchParams([['', secret]]).toString().slice(1);
	return [secret, inQuery, encodeURIComponent(secret)];
}
