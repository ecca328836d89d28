// Assumed: ten digits of dalasi are enough for anyone; it keeps every sum inside the exact whole numbers.
const AMOUNT = /^\d{1,10}\.\d{2}$/;

const COMMISSION_PERCENT = 2;

/** Bututs of an amount text such as "100.00", or undefined when it is not one. */
export function toBututs(text: unknown): number | undefined {
	if (typeof text !== 'string' || !AMOUNT.test(text)) return undefined;
	return Number(text.replace('.', ''));
}

/** Dalasi with exactly two decimals: 450050 -> "4500.50". */
export function toGmd(bututs: number): string {
	const digits = String(bututs).padStart(3, '0');
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The platform's share of a collection; the rate is that of the documented balance sample. */
export function commissionOn(bututs: number): number {
	// Assumed: half a butut rounds up.
	const hundredths = bututs * COMMISSION_PERCENT + 50;
	return (hundredths - (hundredths % 100)) / 100;
}
