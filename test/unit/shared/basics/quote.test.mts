import { quoted, quotedAccount, shortened } from '../../../../nodes/shared/basics/quote';
import fc from '../../../support/properties.mts';

test('a short value is repeated as it is', () => {
	expect(quoted('058 - GTBank')).toBe('"058 - GTBank"');
	expect(shortened('x'.repeat(80))).toBe('x'.repeat(80));
});

test('of any value at most 80 characters are repeated, and no sign is torn apart', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 }), (text) => {
			const short = shortened(text);
			expect([...short].length).toBeLessThanOrEqual(80);
			expect(short.isWellFormed()).toBe(true);
			expect(text.startsWith(short.replace(/…$/, '')) || short === text).toBe(true);
		}),
	);
	expect(quoted('7'.repeat(1_000_000))).toHaveLength(82);
});

test('of what may be an account only the last four digits show', () => {
	expect(quotedAccount('0123456789 GTBank')).toBe('"…6789 GTBank"');
	expect(quotedAccount('0123-456-789')).toBe('"…-789"'.replace('-789', '-789'));
	expect(quotedAccount('058 - GTBank')).toBe('"058 - GTBank"');
	fc.assert(
		fc.property(fc.stringMatching(/^[0-9]{7,30}$/), (digits) => {
			expect(quotedAccount(`a ${digits} b`)).toBe(`"a …${digits.slice(-4)} b"`);
		}),
	);
});
