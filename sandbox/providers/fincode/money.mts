/** Amounts are kept in whole thousandths: the documents show up to three decimals. */

/** A plain decimal as thousandths, undefined when it is none. */
export function toMilli(value: unknown): number | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	const parts = typeof text === 'string' ? /^(\d{1,11})(?:\.(\d{1,3}))?$/.exec(text) : null;
	if (!parts) return undefined;
	return Number(parts[1]) * 1_000 + Number((parts[2] ?? '').padEnd(3, '0'));
}

/** With two decimals, or three where they are needed: 25.00, 24.125. */
export function toText(milli: number): string {
	const digits = String(Math.abs(milli)).padStart(4, '0');
	const decimals = digits.slice(-3).replace(/0$/, '');
	return `${milli < 0 ? '-' : ''}${digits.slice(0, -3)}.${decimals}`;
}

/** As a JSON number, for the calls that use those. */
export function toNumber(milli: number): number {
	return milli / 1_000;
}

/** True when the amount ends in these hundredths: `endsWith(7130, 13)`. */
export function endsWith(milli: number, hundredths: number): boolean {
	return milli % 1_000 === hundredths * 10;
}

/** A part of an amount, rounded to hundredths. */
export function shareOf(milli: number, factor: number): number {
	return Math.round((milli * factor) / 10) * 10;
}
