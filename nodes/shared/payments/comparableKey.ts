// Drawn as nothing: zero-width characters, word joiners, soft hyphens, direction marks, variation selectors.
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

// Drawn as a blank: no-break, thin, ideographic and all other spaces, tabs and line breaks.
const SPACES = /[\p{Z}\p{Cc}]+/gu;

/**
 * A payment key as it is compared: two keys that look alike are one. Copied from a page or a sheet the same key
 * comes with other spaces, invisible characters, or letters put together from two (Unicode NFC). Letters and
 * digits themselves stay: `007` and `7`, `inv-1` and `INV-1` are different keys.
 */
export function comparableKey(key: string): string {
	return key.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}
