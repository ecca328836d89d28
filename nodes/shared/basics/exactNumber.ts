import { InputError } from './inputError';
import { shortened } from './quote';
import { refuseRepeatedNames } from './repeatedNames';

const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

// A text in JSON, which is passed over, or what could be a number.
const JSON_TOKENS = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/g;

/** Every decimal of so many digits has a number of its own, and comes back as it was. */
const EXACT_DIGITS = 15;

/**
 * A number as typed, for JSON: the text says exactly what the number is, or it is refused.
 *
 * @throws InputError when it is no plain decimal, begins with a zero too many, or has more digits than a number holds
 */
export function exactNumber(text: string, label: string): number {
	const shown = shortened(text);
	if (/^[+-]?0[0-9]/.test(text)) {
		throw new InputError(
			`${label} ${shown} begins with a zero, which a number loses`,
			'Send it as text: choose the type String, or put it in quotes.',
		);
	}
	if (/^[+-]?[0-9.,]+e[+-]?[0-9]+$/i.test(text)) {
		throw new InputError(
			`${label} ${shown} is written with an exponent`,
			'It looks like a number a spreadsheet has rounded: format the column as text, and write all digits.',
		);
	}
	if (!PLAIN_NUMBER.test(text)) {
		throw new InputError(
			`${label} is not a number`,
			'Write it with digits and at most one point, or choose another type.',
		);
	}
	const number = Number(text);
	const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
	if (Number.isSafeInteger(Math.trunc(number)) && sameDecimal(number, plain)) return number;
	throw tooLong(label);
}

/**
 * Refuses a number of an expression that may not be what was meant: one without result, or with more digits than are
 * exact.
 *
 * @throws InputError
 */
export function refuseInexact(number: number, label: string): void {
	if (!Number.isFinite(number)) {
		throw new InputError(`${label} holds a calculation without a result`, 'Check its expression.');
	}
	if (Number.isInteger(number)) {
		if (!Number.isSafeInteger(number)) throw tooLong(label);
		return;
	}
	if (significantDigits(number) > EXACT_DIGITS || String(number).includes('e')) {
		throw new InputError(
			`${label} holds ${number}, which has more digits than a calculation keeps`,
			'Pass it as text, or round it yourself, for example with .toFixed(2).',
		);
	}
}

/**
 * Refuses a JSON text that would not arrive as it is written: with a number that loses digits, or a name that stands twice
 * in an object.
 *
 * @throws InputError as exactNumber
 */
export function refuseInexactJson(json: string, label: string): void {
	refuseRepeatedNames(json, label);
	for (const [token] of json.matchAll(JSON_TOKENS)) {
		if (!token.startsWith('"')) exactNumber(token, label);
	}
}

function tooLong(label: string): InputError {
	return new InputError(
		`${label} holds a number that is too long to be exact`,
		'Pass it as text, in quotes, so that no digit is lost.',
	);
}

function sameDecimal(number: number, plain: string): boolean {
	return String(number) === (plain === '-0' ? '0' : plain);
}

function significantDigits(number: number): number {
	return String(number)
		.replace(/e.*$/, '')
		.replace(/[^0-9]/g, '')
		.replace(/^0+/, '').length;
}
