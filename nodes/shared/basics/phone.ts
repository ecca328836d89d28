import { InputError } from './inputError';
import { invisibleIn } from './invisible';
import { quoted } from './quote';
import { refuseSpoilt } from './spoilt';
import { textOf } from './text';

const EXAMPLE = '+2348012345678';

const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

// Country codes whose numbers are dialled with a 0 at home and without it from abroad. In countries that are not
// here, such as Italy, Ivory Coast and the Republic of the Congo, a zero belongs to the number.
const TRUNK_ZERO =
	'20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 98 212 213 218 231 232 233 234 243 249 250 251 254 255 256 260 261 262 263 264 265 353 355 358 359 370 373 374 380 381 382 383 385 386 387 389 421 591 593 595 598 855 856 880 886 961 962 963 964 966 967 970 971 972 976 977 994 995 996';

const WITH_TRUNK_ZERO = new RegExp(`^\\+(${TRUNK_ZERO.replaceAll(' ', '|')})0`);

/**
 * A phone number in the form of E.164, `+` and 7 to 15 digits. Blanks, hyphens, points and brackets between the digits
 * are taken out; nothing else is changed.
 *
 * @param value what the form gave
 * @throws InputError when it is in another form, holds the zero that is dialled at home only, or a character that
 *   can't be seen
 */
export function phoneNumber(value: unknown, label: string): string {
	const typed = typeof value === 'boolean' ? '' : textOf(value, label);
	if (typed === '') {
		const isMissing = value === undefined || value === null || typeof value === 'string';
		const given = isMissing ? 'missing' : 'not text';
		throw new InputError(`${label} is ${given}`, `Fill in ${label}, for example ${EXAMPLE}.`);
	}
	refuseSpoilt(typed, label);
	const hidden = invisibleIn(typed);
	if (hidden !== undefined) {
		throw new InputError(
			`${label} holds ${hidden}, which can't be seen`,
			'It came along when the number was copied: type the number again.',
		);
	}
	const number = typed.replace(/[\s\u2010\u2011().-]/g, '');
	const trunk = WITH_TRUNK_ZERO.exec(number);
	if (/\(\s*0\s*\)/.test(typed) || trunk) {
		throw new InputError(
			`${label} ${quoted(typed)} has a 0 after the country code`,
			`Leave out the 0 that is dialled inside the country only: ${EXAMPLE}, not +234 (0) 801 234 5678.`,
		);
	}
	if (isInternational(number)) return number;
	throw new InputError(`${label} ${quoted(typed)} is not an international phone number`, adviceFor(number));
}

function isInternational(number: string): boolean {
	const digits = number.slice(1);
	return /^\+[1-9][0-9]*$/.test(number) && digits.length >= LEAST_DIGITS && digits.length <= MOST_DIGITS;
}

function adviceFor(number: string): string {
	if (/^00[1-9]/.test(number)) return `Write + in place of the 00 at its beginning, for example ${EXAMPLE}.`;
	if (/^\+[0-9]+$/.test(number)) {
		return `It has ${number.length - 1} digits: with the country code it is ${LEAST_DIGITS} to ${MOST_DIGITS}, and none begins with 0.`;
	}
	return `Write it with + and the country code, for example ${EXAMPLE}. A spreadsheet takes + and zeros away from numbers: format the column as text.`;
}
