import type { OperationInput } from '../shared/api/operation';
import { InputError } from '../shared/basics/inputError';
import { toWireNumber } from '../shared/basics/money';
import { requiredText } from '../shared/form/requiredText';
import { CURRENCY } from './provider';

/**
 * An account number: 10 digits as text. In a path anything else could be another call, and a number that lost
 * its leading zero is another account.
 *
 * @throws InputError that doesn't repeat the number
 */
export function accountNumber(input: OperationInput, name: string, label: string): string {
	const text = requiredText(input, name, label);
	if (!/^[0-9]{10}$/.test(text)) {
		throw new InputError(
			`${label} must have 10 digits`,
			`Check ${label}. A leading zero is lost when the number comes from a sheet as a number: pass it as text.`,
		);
	}
	return text;
}

/**
 * The Central Bank's code of a bank, as text.
 *
 * @throws InputError when it is shorter than any code: a number that lost its leading zero
 */
export function bankCode(input: OperationInput, name: string, label: string): string {
	const code = requiredText(input, name, label);
	if (!/^[0-9]{3}/.test(code)) {
		throw new InputError(
			`${label} must have at least 3 digits`,
			'A leading zero is lost when the code comes from a sheet as a number: pass it as text, 058 and not 58.',
		);
	}
	return code;
}

/**
 * A phone number in international form; blanks, hyphens and brackets between the digits are fine.
 *
 * @throws InputError when it is in another form, or holds the zero that is dialled at home only
 */
export function phoneNumber(input: OperationInput, name: string, label = 'Phone Number'): string {
	// Only Nigeria's is known to be dropped: in some countries the zero belongs to the number.
	const text = requiredText(input, name, label).replace(/^(\+234[\s-]*)\(0\)/, '$1');
	const number = text.replace(/[\s()-]/g, '');
	if (/\(\s*0\s*\)/.test(text) || number.startsWith('+2340')) {
		throw new InputError(
			`${label} has a 0 after the country code`,
			'Leave out the 0 that is dialled inside the country only: +2348012345678, not +234 (0)8012345678.',
		);
	}
	if (!/^\+[0-9]{7,15}$/.test(number)) {
		throw new InputError(
			`${label} is not in international form`,
			'Write it with a plus sign and the country code, for example +2348012345678.',
		);
	}
	return number;
}

/** The amount in naira as hexCore wants it: a JSON number. */
export function naira(input: OperationInput): number {
	return toWireNumber(input.get('amount'), CURRENCY);
}

/** @throws InputError when a term is not a whole number of months or days above zero */
export function term(input: OperationInput, label: string): number {
	const text = requiredText(input, 'tenor', label);
	if (!/^[1-9][0-9]{0,5}$/.test(text)) {
		throw new InputError(
			`${label} must be a whole number above zero`,
			`Correct ${label}, for example ${label.includes('Months') ? '12' : '90'}.`,
		);
	}
	return Number(text);
}

/** @throws InputError when a rate is not a plain decimal such as 2.5 */
export function percent(input: OperationInput, label: string): number {
	const text = requiredText(input, 'interestRate', label);
	if (!/^[0-9]{1,4}(\.[0-9]{1,6})?$/.test(text)) {
		throw new InputError(
			`${label} is not a plain decimal`,
			'Write percent as a plain number without a sign: 2.5 means 2.5 %.',
		);
	}
	return Number(text);
}

/**
 * A switch that may be left out.
 *
 * @throws InputError when an expression gives neither true nor false, which would be sent as false
 */
export function yesOrNo(input: OperationInput, name: string, label: string): boolean | undefined {
	const value = input.get(name);
	if (value === undefined || value === null || value === '') return undefined;
	const word = input.text(name).toLowerCase();
	if (word !== 'true' && word !== 'false') {
		throw new InputError(
			`${label} is neither true nor false`,
			`Switch ${label} on or off, or let its expression give true or false.`,
		);
	}
	return word === 'true';
}

/** @throws InputError when an expression gives none of the words hexCore knows */
export function oneOf(input: OperationInput, name: string, label: string, words: readonly string[]): string {
	const word = requiredText(input, name, label).toUpperCase();
	if (!words.includes(word)) {
		throw new InputError(`hexCore does not know this ${label}`, `Use one of ${words.join(', ')}.`);
	}
	return word;
}
