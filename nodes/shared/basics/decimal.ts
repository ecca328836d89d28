const PLAIN = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/**
 * A number a call holds, as one text for all its spellings: `500`, `"500.0"` and `" 500 "` give `"500"`.
 *
 * @returns undefined for anything but a plain decimal: a sign, separators, an exponent, a number that has lost
 *   digits
 */
export function plainDecimal(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) return undefined;
	const text = typeof value === 'number' ? String(value) : value;
	const [, integer, fraction = ''] = typeof text === 'string' ? (PLAIN.exec(text.trim()) ?? []) : [];
	if (integer === undefined) return undefined;
	const significant = fraction.replace(/0+$/, '');
	return significant === '' ? integer : `${integer}.${significant}`;
}

/** Whether the first of two plain decimals is above the second. */
export function isAbove(first: string, second: string): boolean {
	const decimals = Math.max(decimalsOf(first), decimalsOf(second));
	return units(first, decimals) > units(second, decimals);
}

/** The exact sum of two plain decimals. */
export function sumOf(first: string, second: string): string {
	const decimals = Math.max(decimalsOf(first), decimalsOf(second));
	const sum = inDecimals(units(first, decimals) + units(second, decimals), decimals);
	return plainDecimal(sum) ?? sum;
}

/** A plain decimal times 10 to the power of `places`, exactly: `12.5` by 2 places is `1250`. */
export function shifted(text: string, places: number): string {
	const decimals = Math.max(decimalsOf(text), places);
	const moved = inDecimals(units(text, decimals), decimals - places);
	return plainDecimal(moved) ?? moved;
}

/**
 * A figure that may be below zero, as one text for all its spellings: `-5`, `"-5.00"` and `" -5.0"` give `"-5"`.
 *
 * @returns undefined for anything but a plain decimal behind the sign
 */
export function signedDecimal(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	const [, sign = '', digits] = typeof text === 'string' ? (/^(-?)(.+)$/.exec(text.trim()) ?? []) : [];
	const isExact = typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value);
	const plain = isExact && digits !== undefined && !digits.startsWith(' ') ? plainDecimal(digits) : undefined;
	return plain === undefined || plain === '0' ? plain : sign + plain;
}

/** What is left of the first figure without the second, exactly; both as `signedDecimal` gives them. */
export function differenceOf(first: string, second: string): string {
	const decimals = Math.max(decimalsOf(first), decimalsOf(second));
	const left = signedUnits(first, decimals) - signedUnits(second, decimals);
	const size = left < 0n ? -left : left;
	return signedDecimal(`${left < 0n ? '-' : ''}${inDecimals(size, decimals)}`) ?? '';
}

function signedUnits(text: string, decimals: number): bigint {
	return text.startsWith('-') ? -units(text.slice(1), decimals) : units(text, decimals);
}

function decimalsOf(text: string): number {
	return text.split('.')[1]?.length ?? 0;
}

/** Whole units of 10^-decimals. */
function units(text: string, decimals: number): bigint {
	const [integer = '', fraction = ''] = text.split('.');
	return BigInt(integer + fraction.padEnd(decimals, '0'));
}

function inDecimals(wholeUnits: bigint, decimals: number): string {
	const digits = wholeUnits.toString().padStart(decimals + 1, '0');
	const point = digits.length - decimals;
	return decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}
