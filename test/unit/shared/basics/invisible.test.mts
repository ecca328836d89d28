import { invisibleIn, showsNothing } from '../../../../nodes/shared/basics/invisible';
import fc from '../../../support/properties.mts';

test.each([
	['+234\u200B801', 'a zero-width space after the 4th character'],
	['\uFEFF+234', 'a byte order mark at its beginning'],
	['+\u200E234', 'a left-to-right mark after the 1st character'],
	['+2\u00AD34', 'a soft hyphen after the 2nd character'],
	['+234801234567\u2060', 'a word joiner after the 13th character'],
	['012345678901234567890\u200D', 'a zero-width joiner after the 21st character'],
	['+234\n801', 'a line break after the 4th character'],
	['+234\u2063801', 'an invisible character (U+2063) after the 4th character'],
	['😀\u200B', 'a zero-width space after the 1st character'],
])('%j holds %s', (text, named) => {
	expect(invisibleIn(text)).toBe(named);
});

test('what can be seen, and blanks, are named nowhere', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[0-9A-Za-z +().\u00A0-]*$/), (text) => {
			expect(invisibleIn(text)).toBeUndefined();
		}),
	);
});

test('a text of nothing but such characters shows nothing', () => {
	for (const text of ['\u200B', '\u200B \uFEFF', '\u3164', '\u2800\u00A0'])
		expect(showsNothing(text)).toBe(true);
	for (const text of ['', 'a\u200B', '0']) expect(showsNothing(text)).toBe(false);
});
