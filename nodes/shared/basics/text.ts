import { InputError } from './inputError';

/**
 * A parameter as trimmed text; numbers from expressions count, objects don't.
 *
 * @param label name of the field, for the message
 * @throws InputError for a whole number that has lost digits: two different ids would read the same
 */
export function textOf(value: unknown, label?: string): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'number' || !Number.isFinite(value)) return '';
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InputError(
			label === undefined
				? `The number ${value} is too long to be exact`
				: `${label} is the number ${value}, which is too long to be exact`,
			'Pass it as text, so that no digit is lost.',
		);
	}
	return String(value);
}

/** What a value is that is there and no text: `true`, a list or an object; undefined for what a form takes. */
export function notText(value: unknown): string | undefined {
	if (typeof value === 'boolean') return String(value);
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : undefined;
}

/** Whether a switch is on; an expression may give it as text. */
export function isOn(value: unknown): boolean {
	return value === true || value === 'true';
}

/** A whole number of the Options collection within its bounds, or the default when it is not set. */
export function wholeNumber(value: unknown, fallback: number, least: number, most: number): number {
	if (value === '' || typeof value === 'object') return fallback;
	const number = Number(value ?? fallback);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, Math.round(number))) : fallback;
}
