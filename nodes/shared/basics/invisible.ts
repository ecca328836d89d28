// Control and format characters, what Unicode asks programs not to show, and the Braille pattern without dots.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

const NAMES: Record<string, string> = {
	'\u0009': 'a tab',
	'\u000A': 'a line break',
	'\u000D': 'a line break',
	'\u00AD': 'a soft hyphen',
	'\u200B': 'a zero-width space',
	'\u200C': 'a zero-width non-joiner',
	'\u200D': 'a zero-width joiner',
	'\u200E': 'a left-to-right mark',
	'\u200F': 'a right-to-left mark',
	'\u202A': 'a direction mark',
	'\u202B': 'a direction mark',
	'\u202C': 'a direction mark',
	'\u202D': 'a direction mark',
	'\u202E': 'a direction mark',
	'\u2060': 'a word joiner',
	'\uFEFF': 'a byte order mark',
};

/** Whether a text shows nothing at all, though it is not empty. */
export function showsNothing(text: string): boolean {
	// Nearly all texts show something with their first character.
	for (const sign of text) if (sign.trim() !== '' && !INVISIBLE.test(sign)) return false;
	return text !== '';
}

/**
 * The first character of a text that can't be seen, and where it stands: `a zero-width space after the 4th
 * character`. Blanks are no such character.
 *
 * @returns undefined when there is none
 */
export function invisibleIn(text: string): string | undefined {
	const signs = [...text];
	const place = signs.findIndex((sign) => INVISIBLE.test(sign));
	const sign = signs[place];
	if (sign === undefined) return undefined;
	const code = sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
	const name = NAMES[sign] ?? `an invisible character (U+${code})`;
	return place === 0 ? `${name} at its beginning` : `${name} after the ${ordinal(place)} character`;
}

function ordinal(number: number): string {
	const teen = number % 100 >= 11 && number % 100 <= 13;
	const ending = teen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10];
	return `${number}${ending ?? 'th'}`;
}
