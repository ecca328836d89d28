// Drawn as a blank: no-break, thin, ideographic and all other spaces, tabs and line breaks, the blank of Braille.
const SPACES = /[\p{Z}\t\n\v\f\r\u0085\u2800]+/gu;

// Drawn as nothing: zero-width characters, fillers, soft hyphens, direction marks, variation selectors, controls.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

// The hyphens a word processor puts in place of the one on the keyboard.
const HYPHENS = /[\u2010\u2011]/g;

/**
 * A payment key as it is compared: two keys that look alike are one. Copied from a page or a sheet the same key
 * comes with other spaces or hyphens, invisible characters, or letters put together from two (Unicode NFC). Letters and
 * digits themselves stay: `007` and `7`, `inv-1` and `INV-1` are different keys.
 */
export function comparableKey(key: string): string {
	// Composed last: an invisible character may stand between a letter and its accent.
	return key
		.replace(HYPHENS, '-')
		.replace(SPACES, ' ')
		.replace(INVISIBLE, '')
		.replace(/ +/g, ' ')
		.trim()
		.normalize('NFC');
}
