import { InputError } from './inputError';
import { quoted, shortened } from './quote';
import { notText } from './text';

/** Digits before the point: far above any real amount, low enough to catch an id pasted into the field. */
const MAX_INTEGER_DIGITS = 15;

/** Every decimal of so many digits has a number of its own. */
const EXACT_DIGITS = 15;

const PLAIN_DECIMAL = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

// Where the runtime's data gives the digits in daily use, 0, instead of those of ISO 4217, which APIs go by.
const ISO_EXCEPTIONS: Record<string, number> = {
	...Object.fromEntries(
		'AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ').map((code) => [code, 2]),
	),
	IQD: 3,
};

interface Decimal {
	integer: string;
	fraction: string;
}

/**
 * How many decimals a currency has, e.g. GMD 2, JPY 0, KWD 3 (ISO 4217, by the data of the runtime). An
 * unknown but well-formed code counts as 2.
 *
 * @throws InputError when the code is not three letters
 */
export function currencyDecimals(currency: string): number {
	if (!/^[A-Za-z]{3}$/.test(currency)) {
		throw new InputError(
			`Currency ${quoted(currency)} is not a currency code`,
			'Use the three letters of ISO 4217, for example GMD, NGN or GBP.',
		);
	}
	const code = currency.toUpperCase();
	const exception = ISO_EXCEPTIONS[code];
	if (exception !== undefined) return exception;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
	return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function asText(value: unknown, label: string): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'bigint') return value.toString();
	if (typeof value === 'number') {
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			throw new InputError(
				`${label} ${value} is too large to be exact as a number`,
				'Pass the amount as text, for example "100.00".',
			);
		}
		return String(value);
	}
	const hint = `Fill in ${label} as a plain decimal, for example 100.00.`;
	const kind = notText(value);
	throw new InputError(
		kind === undefined ? `${label} is missing` : `${label} is ${kind}, which is no amount`,
		hint,
	);
}

function parse(value: unknown, decimals: number, label: string): Decimal {
	const text = asText(value, label);
	if (text === '') {
		throw new InputError(`${label} is missing`, `Fill in ${label} as a plain decimal, for example 100.00.`);
	}
	const match = PLAIN_DECIMAL.exec(text);
	if (!match) {
		throw new InputError(
			`${label} ${quoted(text)} is not a plain decimal`,
			'Use digits and at most one point, without sign, spaces, thousands separators or currency: 1250.50.',
		);
	}
	const integer = match[1] ?? '0';
	const fraction = match[2] ?? '';
	if (fraction.length > decimals) throw tooFine(text, decimals, label);
	if (integer.length > MAX_INTEGER_DIGITS) {
		throw new InputError(
			`${label} has more than ${MAX_INTEGER_DIGITS} digits before the point`,
			'Check that the field holds an amount and not a reference or an account number.',
		);
	}
	if (/^0*$/.test(integer + fraction)) {
		throw new InputError(`${label} is zero`, 'Correct it, or leave the item out.');
	}
	return { integer, fraction };
}

function tooFine(text: string, decimals: number, label: string): InputError {
	const allowed = decimals === 0 ? 'no decimals' : `at most ${decimals} decimals`;
	return new InputError(
		`${label} ${shortened(text)} is written with more decimals than the currency allows (${allowed})`,
		`Round it yourself, so that it is your decision which way: for example {{ Number($json.amount).toFixed(${decimals}) }}.`,
	);
}

/**
 * An amount as text with exactly the decimals of its currency: `100` and `"100.0"` become `"100.00"`.
 * Nothing is ever rounded.
 *
 * @param value what the form or an expression gave, in major units (dalasi, naira, pounds)
 * @param currency ISO 4217 code
 * @param label name of the field, for the message
 * @throws InputError when it is negative, zero, not a plain decimal, or finer than the currency
 */
export function toWireString(value: unknown, currency: string, label = 'Amount'): string {
	const decimals = currencyDecimals(currency);
	const { integer, fraction } = parse(value, decimals, label);
	return decimals === 0 ? integer : `${integer}.${fraction.padEnd(decimals, '0')}`;
}

/**
 * An amount as the text the person typed, checked but not padded: for APIs that document no fixed decimals.
 *
 * @throws InputError as toWireString
 */
export function toPlainString(value: unknown, currency: string, label = 'Amount'): string {
	const { integer, fraction } = parse(value, currencyDecimals(currency), label);
	return fraction === '' ? integer : `${integer}.${fraction}`;
}

/**
 * An amount as a JSON number, for APIs that want one. The decimal text is converted last and only when the
 * number reads back as the same decimal.
 *
 * @param currency undefined when the API tells none: any number of decimals is taken then
 * @throws InputError as toWireString, and when the number would not read back as typed
 */
export function toWireNumber(value: unknown, currency: string | undefined, label = 'Amount'): number {
	const decimals = currency === undefined ? Infinity : currencyDecimals(currency);
	const { integer, fraction } = parse(value, decimals, label);
	const significant = fraction.replace(/0+$/, '');
	const text = significant === '' ? integer : `${integer}.${significant}`;
	const number = Number(text);
	// A calculation such as 0.1 + 0.2 reads back as it is, with digits nobody meant.
	const isCalculated = currency === undefined && text.replace(/^0\.0*|\./g, '').length > EXACT_DIGITS;
	if (isCalculated || String(number) !== text) {
		throw new InputError(
			`${label} ${shortened(text)} has more digits than can be sent exactly`,
			isCalculated
				? 'Round it yourself, for example {{ Number($json.amount).toFixed(2) }}.'
				: 'Split it into smaller amounts.',
		);
	}
	return number;
}

/**
 * Stops an amount among fields a person has typed that is finer than the currency beside it. What is no plain decimal
 * passes: nothing says that it is an amount.
 *
 * @param currency ISO 4217 code
 * @throws InputError when it has more decimals
 */
export function refuseFiner(value: unknown, currency: string, label: string): void {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	const [, fraction = ''] = /^-?[0-9]+\.([0-9]*?)0*$/.exec(text) ?? [];
	const decimals = currencyDecimals(currency);
	if (fraction.length > decimals) throw tooFine(text, decimals, label);
}

/**
 * An amount a provider sent, as a plain decimal string without change of value: `500.0` and `"500"` give
 * `"500"`, `12.50` given as text keeps its zeros. Null for anything that is not a plain decimal number.
 */
export function toDecimalString(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) {
		const text = String(value);
		return text.includes('e') ? null : text;
	}
	if (typeof value !== 'string') return null;
	const text = value.trim();
	return /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? text : null;
}

/**
 * An amount given in minor units (bututs, kobo, pence) as major-unit text: 50000 with 2 decimals is `"500.00"`.
 * Null when it is not a whole number.
 */
export function fromMinorUnits(value: unknown, decimals: number): string | null {
	const text = toDecimalString(value);
	if (text === null || !/^-?[0-9]+$/.test(text)) return null;
	const sign = text.startsWith('-') ? '-' : '';
	const digits = text.replace('-', '').padStart(decimals + 1, '0');
	return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
