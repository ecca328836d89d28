// Blanks of any kind, dots and dashes, and a blank as an address, JSON or a page may have it.
const GAP = String.raw`(?:(?:[ ./_\u2010-\u2015\u00a0\u00ad\u2000-\u200b\u202f\u3000-]|%20|\\u00a0|&nbsp;|&#160;){1,3})`;

const UUID = '(?<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const IN_FOURS = `[0-9]{4}(?:${GAP}[0-9]{4}){2,4}(?:${GAP}?[0-9]{1,3})?`;
const AS_ON_AMEX = `[0-9]{4}${GAP}[0-9]{6}${GAP}[0-9]{4,5}`;
// With letters stuck to it, as in NUBAN5556667779; with letters in between it is an id.
const DIGITS = '(?<before>[a-z]*)(?<digits>[0-9]{8,})(?<after>[a-z]*)';

const standing = (pattern: string) => new RegExp(`(?<![0-9A-Za-z])(?:${pattern})(?![0-9A-Za-z])`, 'gi');
const NUMBERS = standing(`${UUID}|${IN_FOURS}|${AS_ON_AMEX}|${DIGITS}`);
const IBANS = standing(`${UUID}|[a-z]{2}[0-9]{2}(?:${GAP}?[0-9a-z]{4}){2,7}(?:${GAP}?[0-9a-z]{1,4})?`);

const LAST_GROUP = new RegExp(`${GAP}([0-9a-z]+)$`, 'i');
const ANY_GAP = new RegExp(GAP, 'gi');

// A country, check digits and at least 11 more: the shortest IBAN is Norway's.
const SHORTEST_IBAN = 15;
const FEWEST_DIGITS_OF_IBAN = 8;

// From here on a number is taken for an account, whatever currency stands beside it.
const TOO_LONG_FOR_AMOUNT = 10;

const LABEL_LENGTH = 48;

// What a number is, by the words in front of it or the name it has in JSON.
const OF_ACCOUNT =
	/acc(?:oun)?t|iban|card|\bpan\b|nuban|\bsort\b|beneficiary|recipient|payee|phone|mobile|msisdn|bvn/i;
const OF_OTHER =
	/(?:^| )(?:ids?|refs?|references?|tx|txn|trx|transactions?|orders?|invoices?|inv|requests?|events?|keys?|amounts?|balances?|bututs?|kobo|available|limit|max|maximum|min|minimum|total|price|fees?|sum|timestamp|time|date|count)(?: (?:number|no|of|is|was))?$/i;

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const CURRENCY = `(?:${Intl.supportedValuesOf('currency').join('|')}|[$£€¥₦₵])`;
const CURRENCY_BEFORE = new RegExp(`(?<![A-Za-z])${CURRENCY} ?$`);
const CURRENCY_AFTER = new RegExp(`^ ?(?:${CURRENCY}|bututs?|kobo|pence|cents?|pesewas?)(?![A-Za-z])`);

/**
 * A text in which numbers of accounts and cards show their last four digits only. Masked are
 *
 * - IBANs in capitals, and in any other spelling when the check digits are right or the word IBAN stands before;
 * - cards in groups, whatever stands between the groups;
 * - numbers of 8 digits and more, also with letters stuck to them.
 *
 * Left are UUIDs and ids with letters among the digits; dates such as 20261127, with or without a time; amounts, told by
 * decimals or a currency; and what is called an id, a reference, an amount or a time, unless it is called an account's too
 * or its digits make a card number. A day before the month (27112026) can't be told from an account and is masked.
 *
 * @param keep texts that are the user's own reference and are left as they are
 * @param name what the text is called in JSON
 */
export function maskPrivateNumbers(text: string, keep: readonly string[] = [], name = ''): string {
	const isOwn = (number: string) => keep.some((own) => own.includes(number));
	return text
		.replace(IBANS, (found: string, ...rest) => {
			const { uuid } = groupsOf(rest);
			const iban = uuid === undefined ? ibanIn(found, labelOf(text, offsetOf(rest), name)) : '';
			return iban === '' || isOwn(iban) ? found : lastFour(iban) + found.slice(iban.length);
		})
		.replace(NUMBERS, (found: string, ...rest) => {
			const { uuid, before = '', digits, after = '' } = groupsOf(rest);
			if (uuid !== undefined || isOwn(digits ?? found)) return found;
			if (digits === undefined) return lastFour(found);
			const whole = String(rest.at(-2));
			const at = offsetOf(rest);
			const place = {
				label: `${labelOf(whole, at, name)} ${spaced(before)}`.trim(),
				before: whole.slice(Math.max(0, at - LABEL_LENGTH), at) + before,
				after: after + whole.slice(at + found.length, at + found.length + LABEL_LENGTH),
			};
			return isPrivate(digits, place) ? before + lastFour(digits) + after : found;
		});
}

/** What `replace` hands over last: the offset, the whole text, the named groups. */
const groupsOf = (rest: readonly unknown[]) => rest.at(-1) as Partial<Record<string, string>>;
const offsetOf = (rest: readonly unknown[]) => rest.at(-3) as number;

function lastFour(number: string): string {
	return `****${withoutGaps(number).slice(-4)}`;
}

function withoutGaps(number: string): string {
	return number.replace(ANY_GAP, '');
}

/** The part of a text in groups that is an IBAN, '' when there is none: what comes after it may look like a group. */
function ibanIn(found: string, label: string): string {
	const country = found.slice(0, 2).toUpperCase();
	if (digitsIn(found) < FEWEST_DIGITS_OF_IBAN || REGIONS.of(country) === undefined) return '';
	const parts = leadingGroups(found).filter(({ compact }) => compact.length >= SHORTEST_IBAN);
	const isCalled = /iban/i.test(label);
	const iban =
		parts.find(({ compact }) => hasCheckDigits(compact)) ??
		parts.find(({ compact }) => isCalled || !/[a-z]/.test(compact));
	return iban?.part ?? '';
}

/** All groups, all but the last, and so on, as they stand there and without their gaps. */
function leadingGroups(found: string): Array<{ part: string; compact: string }> {
	const parts = [{ part: found, compact: withoutGaps(found) }];
	for (let last = LAST_GROUP.exec(found); last; last = LAST_GROUP.exec(parts.at(-1)?.part ?? '')) {
		const { compact = '' } = parts.at(-1) ?? {};
		parts.push({ part: last.input.slice(0, last.index), compact: compact.slice(0, -(last[1] ?? '').length) });
	}
	return parts;
}

function digitsIn(text: string): number {
	return text.replace(/[^0-9]/g, '').length;
}

/** ISO 7064, MOD 97-10. */
function hasCheckDigits(iban: string): boolean {
	let rest = 0;
	for (let index = 0; index < iban.length; index++) {
		const value = parseInt(iban.charAt((index + 4) % iban.length), 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}

/** The words in front of a number, as far as they belong to it. */
function labelOf(text: string, at: number, name: string): string {
	const clause =
		text
			.slice(Math.max(0, at - LABEL_LENGTH), at)
			.split(/[.;,(){}[\]\n0-9]/)
			.at(-1) ?? '';
	return spaced(at === 0 ? name : clause);
}

/** `accountNumber` and `account_number` as words. */
function spaced(text: string): string {
	return text
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/[^A-Za-z]+/g, ' ')
		.trim();
}

interface Place {
	label: string;
	before: string;
	after: string;
}

function isPrivate(digits: string, { label, before, after }: Place): boolean {
	if (isMoment(digits)) return false;
	if (isCardNumber(digits) || OF_ACCOUNT.test(label)) return true;
	if (OF_OTHER.test(label)) return false;
	const hasDecimals = /^[.,][0-9]{1,2}(?![0-9])/.test(after);
	const areDecimals = /(?:^|[^0-9])[0-9]{1,3}\.$/.test(before.slice(-5));
	if (hasDecimals || areDecimals) return false;
	if (digits.length >= TOO_LONG_FOR_AMOUNT) return true;
	return !CURRENCY_BEFORE.test(before.slice(-5)) && !CURRENCY_AFTER.test(after);
}

/** A date of this or the last century, as year, month and day, with or without a time. */
function isMoment(digits: string): boolean {
	return /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2})?$/.test(
		digits,
	);
}

/** The check digit of ISO/IEC 7812-1. */
function isCardNumber(digits: string): boolean {
	if (digits.length < 13 || digits.length > 19) return false;
	const sum = [...digits].reverse().reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}
