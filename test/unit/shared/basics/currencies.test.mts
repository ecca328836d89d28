import { CURRENCY_CODES, currencyCode } from '../../../../nodes/shared/basics/currencies';
import { InputError } from '../../../../nodes/shared/basics/inputError';

// Of ISO 4217, and not in the data of every runtime the tests run in.
const NEW = ['VED', 'XCG', 'ZWG'];

// Out of use, though the runtime gives no year for them.
const RETIRED = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'];

test('are known to the runtime, each once', () => {
	const known = new Set([...Intl.supportedValuesOf('currency'), ...NEW]);
	expect(CURRENCY_CODES.filter((code) => !known.has(code))).toEqual([]);
	expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
});

test('what the runtime knows besides is out of use, or no money', () => {
	const names = new Intl.DisplayNames('en', { type: 'currency' });
	const others = Intl.supportedValuesOf('currency').filter((code) => !CURRENCY_CODES.includes(code));
	const outOfUse =
		/\d{4}|[A-Z]X[A-Z]|Gold|Silver|Platinum|Palladium|Unit|WIR|Funds|Fund|Testing|Unknown|Special Drawing|next day|same day|offshore/i;
	const inUse = others.filter(
		(code) => !outOfUse.test(names.of(code) ?? '') && !code.startsWith('X') && !RETIRED.includes(code),
	);
	expect(inUse.map((code) => `${code} ${names.of(code)}`)).toEqual([]);
});

test('go out in capitals', () => {
	expect(currencyCode(' ngn ', 'Currency')).toBe('NGN');
});

test.each(['NAIRA', 'XXZ', '₦', '', 'GHC', 'XXX', '#N/A', 'toString'])('%j is none', (text) => {
	expect(() => currencyCode(text, 'Currency')).toThrow(InputError);
});
