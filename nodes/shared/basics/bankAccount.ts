import { checkedIban, looksLikeIban } from './iban';
import { InputError } from './inputError';
import { invisibleIn } from './invisible';
import { quoted, quotedAccount } from './quote';
import { refuseSpoilt, SHORTENED } from './spoilt';
import { textOf } from './text';

/**
 * What a bank gives to tell an account by. All of it is text that has to arrive exactly: one that is too short is
 * refused and never filled up, because nobody knows which digits it has lost.
 */

/** Far more than any account has, and far less than a document that was put into the field. */
const MOST_CHARACTERS = 100;

/** What kinds of numbers have digits only, and how many. */
interface Digits {
	/** What else is such a number. */
	also?: RegExp;
	/** With its article: `a sort code`. */
	what: string;
	lengths: readonly number[];
	/** A number as its user should write it. */
	example: string;
}

const SORT_CODE: Digits = { what: 'a sort code', lengths: [6], example: '01-02-03' };
const UK_ACCOUNT: Digits = { what: 'a UK account number', lengths: [8], example: '01234567' };
const NUBAN: Digits = { what: 'a Nigerian account number (NUBAN)', lengths: [10], example: '0123456789' };
const NIGERIAN_BANK: Digits = {
	what: 'a Nigerian bank code',
	lengths: [3, 6],
	// Some banks have a second code under that of their parent.
	also: /^[0-9]{3}[A-Z]$/,
	example: '058',
};
const BVN: Digits = { what: 'a BVN', lengths: [11], example: '22222222222' };

/** Reads what the form gave. */
export type AccountRule = (value: unknown, label: string) => string;

/**
 * A UK sort code, 6 digits. Hyphens between the pairs stay, blanks there become hyphens.
 *
 * @throws InputError when it is anything else
 */
export const sortCode: AccountRule = (value, label) => {
	const text = typedText(value, label);
	const pairs = /^([0-9]{2})[ -]([0-9]{2})[ -]([0-9]{2})$/.exec(text);
	return pairs ? pairs.slice(1).join('-') : onlyDigits(text, label, SORT_CODE);
};

/**
 * A UK account number, 8 digits.
 *
 * @throws InputError when it is anything else
 */
export const ukAccountNumber: AccountRule = (value, label) =>
	onlyDigits(typedText(value, label), label, UK_ACCOUNT);

/**
 * A Nigerian account number (NUBAN), 10 digits. Its check digit is no reason to refuse it: see `nubanWarnings`.
 *
 * @throws InputError when it is anything else
 */
export const nuban: AccountRule = (value, label) => onlyDigits(typedText(value, label), label, NUBAN);

/**
 * The code of a Nigerian bank: 3 digits by the Central Bank, or 6 by the switch.
 *
 * @throws InputError when it is anything else
 */
export const nigerianBankCode: AccountRule = (value, label) =>
	onlyDigits(typedText(value, label), label, NIGERIAN_BANK);

/**
 * A Bank Verification Number, 11 digits.
 *
 * @throws InputError when it is anything else
 */
export const bvn: AccountRule = (value, label) => onlyDigits(typedText(value, label), label, BVN);

/**
 * An account number of a country that is not known: as it was typed, or, where it is an IBAN, checked and without
 * blanks.
 *
 * @throws InputError when it is spoilt, or an IBAN with a wrong check number
 */
export const bankAccount: AccountRule = (value, label) => {
	const text = accountText(value, label);
	return looksLikeIban(text) ? checkedIban(text, label) : text;
};

/**
 * What names an account, a customer or a bank where nothing is documented of its form: text, exactly as it was typed.
 *
 * @throws InputError when it is no text, a number that may have lost zeros, or no such value at all
 */
export function accountText(value: unknown, label: string): string {
	if (typeof value === 'number') {
		throw new InputError(
			`${label} is a number, and not text`,
			'A number has lost any zeros at its front: format the column as text. Only where there are none: pass it through String().',
		);
	}
	return typedText(value, label);
}

/** As accountText. A number passes, for rules that know how many digits there must be. */
function typedText(value: unknown, label: string): string {
	const text = typeof value === 'boolean' ? '' : textOf(value, label);
	if (text === '') {
		const given = value === undefined || value === null || value === '' ? 'missing' : 'not text';
		throw new InputError(`${label} is ${given}`, `Fill in ${label} as text, or check its expression.`);
	}
	refuseSpoilt(text, label);
	if (/^(?:[+-]?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+|[0-9]+[.,][0-9]*)$/i.test(text)) {
		throw new InputError(
			`${label} is ${quotedAccount(text)}, a number whose digits are lost`,
			'It looks like a number a spreadsheet has rounded: format the column as text, and fill in the value again.',
		);
	}
	if (/^0x[0-9a-f]+$/i.test(text) || /^(?:true|false|yes|no|undefined|null|nan|none)$/i.test(text)) {
		throw new InputError(
			`${label} is ${quoted(text)}, which names no account`,
			`Fill in ${label}, or check its expression.`,
		);
	}
	if (text.length > MOST_CHARACTERS) {
		throw new InputError(
			`${label} ${quotedAccount(text)} has ${text.length} characters, more than any such number`,
			`Check ${label}, or its expression.`,
		);
	}
	const hidden = invisibleIn(text);
	if (hidden !== undefined) {
		throw new InputError(
			`${label} holds ${hidden}, which can't be seen`,
			'It came along when the value was copied: type it again.',
		);
	}
	return text;
}

function onlyDigits(text: string, label: string, { what, lengths, also, example }: Digits): string {
	if (also?.test(text)) return text;
	const wanted = `${what} has ${lengths.join(' or ')} digits`;
	if (!/^[0-9]+$/.test(text)) {
		throw new InputError(
			`${label} ${quotedAccount(text)} is not ${what}`,
			/^[0-9]+[^0-9]*\p{L}/u.test(text)
				? `Leave out what stands behind the digits, such as the name of a bank: ${wanted}, for example ${example}.`
				: `Write the digits only: ${wanted}, for example ${example}.`,
		);
	}
	if (lengths.includes(text.length)) return text;
	const isShort = text.length < Math.max(...lengths);
	throw new InputError(
		`${label} has ${text.length} ${text.length === 1 ? 'digit' : 'digits'}, and ${wanted}`,
		isShort ? SHORTENED : `Check ${label}, for example ${example}.`,
	);
}
