import { comparableKey } from './comparableKey';

/**
 * How often a key is mentioned in Options > Send Again: each mention allows one more sending of it, ever.
 *
 * @param list keys separated by commas or line breaks, or what an expression gives: a list of keys
 */
export function mentionsOf(key: string, list: unknown): number {
	const wanted = comparableKey(key);
	if (wanted === '') return 0;
	const entries = Array.isArray(list) ? list : [list];
	return entries.flatMap(keysIn).filter((entry) => entry === wanted).length;

	function keysIn(entry: unknown): string[] {
		if (typeof entry !== 'string' && typeof entry !== 'number') return [];
		// A key may hold a comma itself.
		return String(entry)
			.split(/[\r\n]+/)
			.flatMap((line) => (comparableKey(line) === wanted ? [line] : line.split(',')))
			.map(comparableKey);
	}
}

/** The words that allow one more sending of a key that was sent again so many times; a key with a comma fills a line. */
export function wordsToSendAgain(key: string, sentAgain: number): string {
	return Array.from({ length: sentAgain + 1 }, () => key).join(key.includes(',') ? '\n' : ', ');
}
