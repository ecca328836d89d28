import type { INodeProperties } from 'n8n-workflow';

import { toCalendarDate, toUtcTime } from '../../shared/basics/dates';
import { InputError } from '../../shared/basics/inputError';
import { textOf } from '../../shared/basics/text';
import { jsonToObject } from '../../shared/form/freeBody';
import type { Entry, Read } from './entry';

/** What a field has besides name and label, and its place when that isn't its name. */
export type More = Partial<INodeProperties> & { wire?: string };

/** A field of any kind. */
export function entry(
	type: INodeProperties['type'],
	read: Read,
	name: string,
	displayName: string,
	{ wire, ...more }: More,
): Entry {
	return { field: { displayName, name, type, default: '', ...more }, wire: wire ?? name, read };
}

const readText: Read = (value, label) => {
	const text = textOf(value);
	if (text === '') throw new InputError(`${label} is not text`, `Fill in ${label} as text.`);
	return text;
};

/** Text, sent as it is typed. */
export function text(name: string, displayName: string, more: More = {}): Entry {
	return entry('string', readText, name, displayName, more);
}

/** Text that is masked in the form and never trimmed. */
export function secret(name: string, displayName: string, more: More = {}): Entry {
	const read: Read = (value) => (typeof value === 'number' ? String(value) : value);
	return entry('string', read, name, displayName, { typeOptions: { password: true }, ...more });
}

/** Text with a rule of its own. */
export function checked(
	rule: (text: string, label: string) => string,
	name: string,
	displayName: string,
	more: More = {},
): Entry {
	const read: Read = (value, label, input) => rule(String(readText(value, label, input)), label);
	return entry('string', read, name, displayName, more);
}

/** One of the documented values, given as value and readable name. */
export function choice(
	name: string,
	displayName: string,
	values: Record<string, string>,
	more: More = {},
): Entry {
	const options = Object.entries(values).map(([value, label]) => ({ name: label, value }));
	const read: Read = (value, label) => {
		const chosen = textOf(value);
		if (Object.hasOwn(values, chosen)) return chosen;
		throw new InputError(
			`${label} "${chosen}" is not one FinCode documents`,
			`Use one of: ${Object.keys(values).join(', ')}.`,
		);
	};
	return entry('options', read, name, displayName, { options, default: options[0]?.value ?? '', ...more });
}

/** A switch. */
export function flag(name: string, displayName: string, more: More = {}): Entry {
	const read: Read = (value, label) => {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw new InputError(`${label} is neither true nor false`, `Correct ${label}.`);
	};
	return entry('boolean', read, name, displayName, { default: false, ...more });
}

/** A whole number above zero. */
export function whole(name: string, displayName: string, more: More = {}): Entry {
	const read: Read = (value, label) => {
		const number = Number(value);
		if (Number.isSafeInteger(number) && number > 0) return number;
		throw new InputError(`${label} is not a whole number above zero`, `Correct ${label}.`);
	};
	return entry('number', read, name, displayName, { typeOptions: { minValue: 1 }, default: 1, ...more });
}

/** A calendar day, sent as FinCode writes it at this place. */
export function day(
	name: string,
	displayName: string,
	format: 'yyyy-MM-dd' | 'dd/MM/yyyy',
	more: More = {},
): Entry {
	const read: Read = (value, label) => {
		const date = toCalendarDate(value, label);
		return format === 'yyyy-MM-dd' ? date : date.split('-').reverse().join('/');
	};
	return entry('dateTime', read, name, displayName, { typeOptions: { dateOnly: true }, ...more });
}

/** A point in time, sent in UTC. */
export function moment(name: string, displayName: string, more: More = {}): Entry {
	const read: Read = (value, label, input) => toUtcTime(value, input.timezone, label);
	return entry('dateTime', read, name, displayName, more);
}

/** A JSON object. */
export function jsonObject(name: string, displayName: string, more: More = {}): Entry {
	return entry('json', (value, label) => jsonToObject(value, label), name, displayName, more);
}
