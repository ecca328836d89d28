import { InputError } from '../../shared/basics/inputError';
import { toWireNumber } from '../../shared/basics/money';
import { textOf } from '../../shared/basics/text';
import { nubanField, phoneField } from '../../shared/form/accountFields';
import { field, text, type More } from '../../shared/form/fieldTypes';
import type { Field, Read } from '../../shared/form/fields';

/** The currency of all amounts. */
export const CURRENCY = 'NGN';

/** An account number: 10 digits as text, which also keeps the word of another call out of the path. */
export function accountNumber(name: string, displayName: string, more: More = {}): Field {
	return nubanField(name, displayName, { required: true, placeholder: 'e.g. 1234567890', ...more });
}

/** A phone number in international form; blanks, hyphens and brackets between the digits are fine. */
export function phone(more: More = {}): Field {
	return phoneField('phoneNumber', 'Phone Number', {
		wire: 'phone_number',
		placeholder: 'e.g. +2348012345678',
		description: 'In international form: a plus sign, the country code and the number',
		...more,
	});
}

/** An amount in naira, sent as a JSON number. */
export function naira(more: More & { displayName?: string } = {}): Field {
	const { displayName = 'Amount (NGN)', ...rest } = more;
	const read: Read = (value, label) => toWireNumber(value, CURRENCY, label);
	return field('string', read, 'amount', displayName, {
		label: displayName.replace(/ \(.*\)$/, ''),
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
		const typed = textOf(value, label);
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
		const typed = textOf(value, label);
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
		const word = textOf(value, label).toLowerCase();
		if (word === 'true' || word === 'false') return word === 'true';
		throw new InputError(
			`${label} is neither true nor false`,
			'Switch it on or off, or let its expression give true or false.',
		);
	};
	return field('boolean', read, name, displayName, { default: false, ...more });
}

/** One of the words hexCore knows, in capitals. */
export function word(name: string, displayName: string, words: readonly string[], more: More): Field {
	const read: Read = (value, label) => {
		const chosen = textOf(value, label).toUpperCase();
		if (words.includes(chosen)) return chosen;
		throw new InputError(`hexCore does not know this ${label}`, `Use one of ${words.join(', ')}.`);
	};
	return field('options', read, name, displayName, more);
}

/** A required line of text. */
export function line(name: string, displayName: string, more: More): Field {
	return text(name, displayName, { required: true, ...more });
}
