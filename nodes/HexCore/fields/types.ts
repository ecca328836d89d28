import { InputError } from '../../shared/basics/inputError';
import { toWireNumber } from '../../shared/basics/money';
import { textOf } from '../../shared/basics/text';
import { checked, field, text, type More } from '../../shared/form/fieldTypes';
import type { Field, Read } from '../../shared/form/fields';

/** The currency of all amounts. */
export const CURRENCY = 'NGN';

/**
 * An account number: 10 digits as text. In a path anything else could be another call, and a number that lost
 * its leading zero is another account. The error doesn't repeat the number.
 */
export function accountNumber(name: string, displayName: string, more: More = {}): Field {
	const rule = (typed: string, label: string) => {
		if (/^[0-9]{10}$/.test(typed)) return typed;
		throw new InputError(
			`${label} must have 10 digits`,
			`Check ${label}. A leading zero is lost when the number comes from a sheet as a number: pass it as text.`,
		);
	};
	return checked(rule, name, displayName, { required: true, placeholder: 'e.g. 1234567890', ...more });
}

/** The Central Bank's code of a bank; one that is shorter than any has lost its leading zero. */
export function bankCode(name: string, displayName: string, more: More = {}): Field {
	const rule = (typed: string, label: string) => {
		if (/^[0-9]{3}/.test(typed)) return typed;
		throw new InputError(
			`${label} must have at least 3 digits`,
			'A leading zero is lost when the code comes from a sheet as a number: pass it as text, 058 and not 58.',
		);
	};
	return checked(rule, name, displayName, more);
}

/** A phone number in international form; blanks, hyphens and brackets between the digits are fine. */
export function phone(more: More = {}): Field {
	return checked(phoneNumber, 'phoneNumber', 'Phone Number', {
		wire: 'phone_number',
		placeholder: 'e.g. +2348012345678',
		description: 'In international form: a plus sign, the country code and the number',
		...more,
	});
}

/** @throws InputError when it is in another form, or holds the zero that is dialled at home only */
function phoneNumber(typed: string, label: string): string {
	// Only Nigeria's is known to be dropped: in some countries the zero belongs to the number.
	const plain = typed.replace(/^(\+234[\s-]*)\(0\)/, '$1');
	const number = plain.replace(/[\s()-]/g, '');
	if (/\(\s*0\s*\)/.test(plain) || number.startsWith('+2340')) {
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

/** An amount in naira, sent as a JSON number. */
export function naira(more: More & { displayName?: string } = {}): Field {
	const { displayName = 'Amount (NGN)', ...rest } = more;
	const read: Read = (value, label) => toWireNumber(value, CURRENCY, label);
	return field('string', read, 'amount', displayName, {
		label: 'Amount',
		readsEmpty: true,
		required: true,
		placeholder: 'e.g. 50000.00',
		description:
			'Plain decimal in naira with at most 2 decimals. It is sent exactly as given, never rounded.',
		...rest,
	});
}

/**
 * How long something runs, in whole months or days.
 *
 * @param example one that is usual for it
 */
export function term(displayName: string, example: string, description: string): Field {
	const read: Read = (value, label) => {
		const typed = textOf(value);
		if (/^[1-9][0-9]{0,5}$/.test(typed)) return Number(typed);
		throw new InputError(
			`${label} must be a whole number above zero`,
			`Correct ${label}, for example ${example}.`,
		);
	};
	return field('string', read, 'tenor', displayName, {
		required: true,
		placeholder: `e.g. ${example}`,
		description,
	});
}

/** A rate as a plain decimal: 2.5 means 2.5 %. */
export function percent(displayName: string, example: string, description: string): Field {
	const read: Read = (value, label) => {
		const typed = textOf(value);
		if (/^[0-9]{1,4}(\.[0-9]{1,6})?$/.test(typed)) return Number(typed);
		throw new InputError(
			`${label} is not a plain decimal`,
			'Write percent as a plain number without a sign: 2.5 means 2.5 %.',
		);
	};
	return field('string', read, 'interestRate', displayName, {
		wire: 'interest_rate',
		required: true,
		placeholder: `e.g. ${example}`,
		description,
	});
}

/** A switch; what an expression gives besides true and false would be sent as false. */
export function yesOrNo(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label) => {
		const word = textOf(value).toLowerCase();
		if (word === 'true' || word === 'false') return word === 'true';
		throw new InputError(
			`${label} is neither true nor false`,
			`Switch ${label} on or off, or let its expression give true or false.`,
		);
	};
	return field('boolean', read, name, displayName, { default: false, ...more });
}

/** One of the words hexCore knows, in capitals. */
export function word(name: string, displayName: string, words: readonly string[], more: More): Field {
	const read: Read = (value, label) => {
		const chosen = textOf(value).toUpperCase();
		if (words.includes(chosen)) return chosen;
		throw new InputError(`hexCore does not know this ${label}`, `Use one of ${words.join(', ')}.`);
	};
	return field('options', read, name, displayName, more);
}

/** A required line of text. */
export function line(name: string, displayName: string, more: More): Field {
	return text(name, displayName, { required: true, ...more });
}
