// Assumed: fifteen digits before the point are enough; every sum then fits a bigint exactly and prints as a number.
const NAIRA = /^(\d{1,15})(?:\.(\d{1,2}))?$/;

const BASIS = 1_000_000n;

/** Kobo of an amount as JSON or a form carries it, or undefined when it is not one. */
export function toKobo(value: unknown): bigint | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const [, whole, fraction = ''] = NAIRA.exec(String(value)) ?? [];
	return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(2, '0'));
}

/** Naira as the JSON number the API answers. */
export function toNaira(kobo: bigint): number {
	return Number(nairaText(kobo));
}

/** Naira with two decimals: 50000000n -> "500000.00". */
export function nairaText(kobo: bigint): string {
	const digits = String(kobo).padStart(3, '0');
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** principal x percent / 100 x part / whole, rounded to the kobo. */
export function interestOn(principal: bigint, percent: number, part: number, whole: number): bigint {
	const rate = BigInt(Math.round(percent * Number(BASIS)));
	return shareOf(principal * rate, BigInt(part), BASIS * 100n * BigInt(whole));
}

/** amount x part / whole, rounded half up. */
export function shareOf(amount: bigint, part: bigint, whole: bigint): bigint {
	return (amount * part * 2n + whole) / (whole * 2n);
}
