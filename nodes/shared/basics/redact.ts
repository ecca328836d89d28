import { isObject } from './json';
import { maskPrivateNumbers } from './privateNumbers';
import { Secrets } from './secrets';

/**
 * Takes the secrets out of a text.
 *
 * @param secrets values of the credential and of masked fields that must never show
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
	return Secrets.of(secrets).hide(text);
}

/**
 * Makes text from a provider fit for errors and logs: secrets are taken out, and of numbers of accounts and cards only the
 * last four digits stay.
 *
 * @param keep texts that are the user's own reference and are left as they are
 */
export function redact(text: string, secrets: readonly string[], keep: readonly string[] = []): string {
	return maskPrivateNumbers(Secrets.of(secrets).hide(text), keep);
}

/** The same for every text, number and name inside a JSON value. */
export function redactDeep(
	value: unknown,
	secrets: readonly string[],
	keep: readonly string[] = [],
): unknown {
	return mapTexts(value, (text, name) => maskPrivateNumbers(Secrets.of(secrets).hide(text), keep, name));
}

/** A JSON value without the secrets, and else as it is. */
export function hideDeep(value: unknown, secrets: readonly string[]): unknown {
	return mapTexts(value, (text) => Secrets.of(secrets).hide(text));
}

/** @param name of the member the value is in */
function mapTexts(value: unknown, change: (text: string, name: string) => string, name = ''): unknown {
	if (typeof value === 'string') return change(value, name);
	if (typeof value === 'number') {
		const text = change(String(value), name);
		return text === String(value) ? value : text;
	}
	if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change, name));
	if (!isObject(value)) return value;
	const named = new Map<string, number>();
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => {
			const name = change(key, '');
			const count = (named.get(name) ?? 0) + 1;
			named.set(name, count);
			// Two members whose names look alike now must both stay.
			return [count === 1 ? name : `${name} ${count}`, mapTexts(entry, change, key)];
		}),
	);
}
