import { plainDecimal, shifted, sumOf } from './decimal';

/** Characters that stand for hidden ones. */
const MASK = /[*•·…●#]+|\.{2,}|x{2,}/i;

/** Fewer say too little to tell two accounts by. */
const LEAST_SHOWN = 4;

/** A number at home and the same with its country's code end alike. */
const LEAST_OF_PHONE = 7;
const MOST_OF_COUNTRY = 4;

/**
 * Whether an answer can show this amount for the one that was sent: however it is written, in minor units (a hundredth,
 * or what the currency has), negative as of a debit, and with the fees it names on top or taken off. What is no amount
 * counts as the same: nothing can be told by it.
 *
 * @param fees plain decimals the answer names as such
 * @param decimals of the currency
 */
export function isSameAmount(
	shown: unknown,
	sent: readonly string[],
	fees: readonly string[] = [],
	decimals = 2,
): boolean {
	const amount = amountIn(shown);
	if (amount === undefined || sent.length === 0) return true;
	const all = [...fees, fees.reduce(sumOf, '0')];
	return [0, 2, decimals].some((places) =>
		sent.some((one) => {
			const wanted = shifted(one, places);
			if (amount === wanted) return true;
			// Fees are in the same units as the amount they belong to, or in major ones.
			return all
				.flatMap((fee) => [fee, shifted(fee, places)])
				.some((fee) => sumOf(wanted, fee) === amount || sumOf(amount, fee) === wanted);
		}),
	);
}

/** `1,234.50 NGN`, `-10` and 10 as a plain decimal without its sign. */
export function amountIn(value: unknown): string | undefined {
	if (typeof value === 'number') return plainDecimal(Math.abs(value));
	if (typeof value !== 'string') return undefined;
	const bare = value.replace(/^[\sA-Z$£€₦₵¥+-]+|[\sA-Z$£€₦₵¥]+$/gi, '');
	const text = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
	return plainDecimal(text.replace(/^0+(?=\d)/, ''));
}

/**
 * Whether an answer can show this account, wallet or phone for the one that was sent: masked, with or without country
 * code, without its zeros in front, or its end alone. Values of another kind, such as a name, tell nothing.
 */
export function isSameAccount(shown: string, sent: string): boolean {
	const parts = shown.split(MASK).map(bare);
	const wanted = bare(sent);
	if (parts.length > 1) {
		const [head = '', tail = ''] = [parts[0], parts.at(-1)];
		const starts = [wanted, withoutZeros(wanted)].some((one) => one.startsWith(withoutZeros(head)));
		return starts && wanted.endsWith(tail);
	}
	const [found = ''] = parts;
	if (isDigits(found) && isDigits(wanted)) return isSameNumber(found, wanted);
	if (isDigits(found) || isDigits(wanted) || found === '' || !/\d/.test(found)) return true;
	return found === wanted || (found.length >= LEAST_SHOWN && wanted.endsWith(found));
}

function isSameNumber(found: string, wanted: string): boolean {
	if (found.length >= LEAST_SHOWN && wanted.endsWith(found)) return true;
	const [one, other] = [withoutZeros(found), withoutZeros(wanted)];
	if (one === other) return true;
	const [shortest = 0, longest = 0] = [one.length, other.length].sort((a, b) => a - b);
	const isPhone = shortest >= LEAST_OF_PHONE && longest - shortest <= MOST_OF_COUNTRY;
	return isPhone && (one.endsWith(other) || other.endsWith(one));
}

/** Whether two ids or references are one: as text, whatever their letters' case, blanks and zeros in front; or masked. */
export function isSameReference(shown: string, sent: string): boolean {
	const [one, other] = [shown, sent].map((text) =>
		text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase(),
	);
	if (one === other) return true;
	if (/[*•…●]/.test(shown)) return isSameAccount(shown, sent);
	return isDigits(bare(shown)) && withoutZeros(bare(shown)) === withoutZeros(bare(sent));
}

function bare(text: string): string {
	return text.replace(/[^0-9a-z]/gi, '').toLowerCase();
}

function isDigits(text: string): boolean {
	return /^\d+$/.test(text);
}

function withoutZeros(text: string): string {
	return text.replace(/^0+/, '');
}
