import { InputError } from './inputError';
import { showsNothing } from './invisible';
import { quoted } from './quote';

/** What a spreadsheet has most likely done to a value, and what helps: ends the errors of all such values. */
export const SHORTENED =
	'It looks like a number a spreadsheet has shortened: format the column as text, and fill in the value again.';

const ROUNDED =
	'It looks like a number a spreadsheet has rounded: format the column as text, and fill in the value again.';

// Excel and Google Sheets write them in the language of their user, with the same marks around.
const CELL_ERROR =
	/^(?:#(?:[¡¿]?[\p{Lu}/0-9_ ]+[!?]|[\p{Lu}]{1,2}\/[\p{Lu}]{1,2}|NV|YOK|HIÁNYZIK|NENÍ_K_DISPOZICI|GETTING_DATA|#+)|Err:[0-9]{3}|Loading(?:\.\.\.|…))$/iu;

// A sign after the E, or a point before it, which no id and no reference has.
const ROUNDED_NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?E[+-][0-9]{1,3}$|^[+-]?[0-9]+[.,][0-9]+E[0-9]{1,3}$/i;

// As a program writes what it did not find; people whose name is Null write it with a capital.
const NOT_FOUND =
	/^(?:null|NaN|-?Infinity|Invalid Date(?:Time)?|(?:undefined(?: undefined)*)|\[object [A-Za-z]+\](?:,\[object [A-Za-z]+\])*)$/;

/**
 * Refuses text that nobody has typed: what spreadsheets write in place of a value, what programs write in place of
 * none, and what shows nothing.
 *
 * @throws InputError that names the likely cause
 */
export function refuseSpoilt(text: string, label: string): void {
	refuse(text, label, `${quoted(text)}, `);
}

/**
 * The same for a secret: a wrong PIN can lock an account. The error does not repeat it.
 *
 * @throws InputError as refuseSpoilt
 */
export function refuseSpoiltSecret(text: string, label: string): void {
	refuse(text, label, '');
}

function refuse(text: string, label: string, shown: string): void {
	if (showsNothing(text)) {
		throw new InputError(
			`${label} holds invisible characters only`,
			`Fill in ${label}, or check its expression.`,
		);
	}
	if (CELL_ERROR.test(text)) {
		throw new InputError(
			`${label} is ${shown}the error of a spreadsheet cell`,
			'Correct the formula in the sheet, or leave the row out.',
		);
	}
	if (ROUNDED_NUMBER.test(text)) {
		throw new InputError(`${label} is ${shown}a number whose digits are lost`, ROUNDED);
	}
	if (NOT_FOUND.test(text)) {
		throw new InputError(
			`${label} is ${shown}${shown === '' ? 'what' : 'which'} a program writes where it finds nothing`,
			'Check its expression: the name of the column or field may be another one.',
		);
	}
}
