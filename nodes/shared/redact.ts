import { isObject } from './value';

const HIDDEN = '[hidden]';

// Shorter values are no secrets, and hiding every "1" in a sentence would hide the sentence.
const MIN_SECRET_LENGTH = 6;

// From 10 digits on a number may be an account or a card, also when printed in groups of four.
const LONG_NUMBER = /(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){9,}(?![0-9A-Za-z])/g;

/**
 * Makes text from a provider fit for errors and logs: secrets are taken out, and of long numbers only the
 * last four digits stay.
 *
 * @param secrets values of the credential that must never show
 * @param keep texts that are the user's own reference and are left as they are
 */
export function redact(text: string, secrets: readonly string[], keep: readonly string[] = []): string {
	let clean = text;
	for (const secret of secrets) {
		if (secret.length >= MIN_SECRET_LENGTH) clean = clean.split(secret).join(HIDDEN);
	}
	return clean.replace(LONG_NUMBER, (number) =>
		keep.some((kept) => kept.includes(number)) ? number : `****${number.replace(/[ -]/g, '').slice(-4)}`,
	);
}

/** The same for every text inside a JSON value. */
export function redactDeep(
	value: unknown,
	secrets: readonly string[],
	keep: readonly string[] = [],
): unknown {
	if (typeof value === 'string') return redact(value, secrets, keep);
	if (Array.isArray(value)) return value.map((entry) => redactDeep(entry, secrets, keep));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, redactDeep(entry, secrets, keep)]),
	);
}
