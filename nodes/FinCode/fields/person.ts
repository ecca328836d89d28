import { InputError } from '../../shared/basics/inputError';
import { quoted } from '../../shared/basics/quote';
import { phoneField } from '../../shared/form/accountFields';
import type { More } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';

/** A phone number in international form; blanks, hyphens and brackets between the digits are taken out. */
export function phone(name: string, displayName: string, more: More = {}): Field {
	return phoneField(name, displayName, {
		placeholder: 'e.g. +2348012345678',
		description: 'International form: + and digits',
		...more,
	});
}

/** @throws InputError when it is no e-mail address */
export function emailAddress(text: string, label: string): string {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 255) return text;
	throw new InputError(`${label} ${quoted(text)} is not an e-mail address`, `Correct ${label}.`);
}

/** FinCode's rule for passwords, checked so that the person reads it here. */
export function newPassword(value: unknown, label: string): string {
	const text = typeof value === 'object' ? '' : String(value ?? '');
	const rules = [/.{8}/s, /[a-z]/, /[A-Z]/, /[0-9]/, /[!@#$%^&*]/];
	if (rules.every((rule) => rule.test(text))) return text;
	throw new InputError(
		`${label} does not meet FinCode's rule`,
		'It has at least 8 characters, with a lower-case and an upper-case letter, a digit and one of !@#$%^&*.',
	);
}
