import { InputError } from '../../shared/basics/inputError';
import { checked, type More } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';

/** Text of at most so many characters; more are refused, never cut. */
export function limitedText(most: number, name: string, displayName: string, more: More = {}): Field {
	const rule = (text: string, label: string): string => {
		if (text.length <= most) return text;
		throw new InputError(
			`${label} has ${text.length} characters, and Acquired takes ${most}`,
			`Shorten ${label}.`,
		);
	};
	return checked(rule, name, displayName, more);
}
