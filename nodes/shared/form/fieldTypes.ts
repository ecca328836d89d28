import type { INodeProperties } from 'n8n-workflow';

import { toCalendarDate, toUtcTime } from '../basics/dates';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';
import { refuseSpoilt, refuseSpoiltSecret } from '../basics/spoilt';
import { textOf } from '../basics/text';
import type { Field, Read } from './fields';
import { EMPTY_OBJECT, jsonToObject } from './freeBody';

/**
 * What a field has besides name and label, and its place in the body when that isn't its name.
 *
 * Every builder takes the parameter's name first (camelCase, as saved workflows know it), then its label.
 */
export type More = Partial<INodeProperties> &
	Partial<Pick<Field, 'wire' | 'label' | 'readsEmpty' | 'emptyIsMistake'>>;

/** A field of any kind. */
export function field(
	type: INodeProperties['type'],
	read: Read,
	name: string,
	displayName: string,
	{ wire = name, label, readsEmpty, emptyIsMistake, ...more }: More,
): Field {
	const property: INodeProperties = { displayName, name, type, default: '', ...more };
	return { property, wire, read, label, readsEmpty, emptyIsMistake };
}

const readText: Read = (value, label) => {
	const text = typeof value === 'boolean' ? '' : textOf(value, label);
	if (text === '')
		throw new InputError(`${label} is not text`, 'Correct it, or the expression it comes from.');
	refuseSpoilt(text, label);
	return text;
};

/** Text, sent as it is typed. */
export function text(name: string, displayName: string, more: More = {}): Field {
	return field('string', readText, name, displayName, more);
}

/** Text that is masked in the form and never trimmed; once added, an expression that comes out empty is a mistake. */
export function secret(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label, input) => {
		if (typeof value !== 'string') return readText(value, label, input);
		refuseSpoiltSecret(value.trim(), label);
		return value;
	};
	return field('string', read, name, displayName, {
		typeOptions: { password: true },
		emptyIsMistake: true,
		...more,
	});
}

/** Text with a rule of its own. */
export function checked(
	rule: (text: string, label: string) => string,
	name: string,
	displayName: string,
	more: More = {},
): Field {
	const read: Read = (value, label, input) => rule(String(readText(value, label, input)), label);
	return field('string', read, name, displayName, more);
}

/** One of the documented values, given as value and readable name. */
export function choice(
	name: string,
	displayName: string,
	values: Record<string, string>,
	more: More = {},
): Field {
	const options = Object.entries(values).map(([value, label]) => ({ name: label, value }));
	const read: Read = (value, label) => {
		const chosen = textOf(value, label);
		if (Object.hasOwn(values, chosen)) return chosen;
		throw new InputError(
			`${label} ${quoted(chosen)} is not one of those offered`,
			`Use one of: ${Object.keys(values).join(', ')}.`,
		);
	};
	return field('options', read, name, displayName, { options, default: options[0]?.value ?? '', ...more });
}

/** A switch. */
export function flag(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label) => {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw new InputError(
			`${label} is neither true nor false`,
			'Switch it on or off, or let its expression give true or false.',
		);
	};
	return field('boolean', read, name, displayName, { default: false, ...more });
}

/** A whole number above zero. */
export function whole(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label) => {
		const typed = textOf(value, label);
		const number = Number(typed);
		if (/^[1-9][0-9]*$/.test(typed) && Number.isSafeInteger(number)) return number;
		throw new InputError(
			`${label} is not a whole number above zero`,
			'Write it with digits only, for example 12.',
		);
	};
	return field('number', read, name, displayName, { typeOptions: { minValue: 1 }, default: 1, ...more });
}

/** A calendar day, sent in one of these forms. A point in time is the day it is in the workflow's time zone. */
export function day(
	name: string,
	displayName: string,
	format: 'yyyy-MM-dd' | 'dd/MM/yyyy',
	more: More = {},
): Field {
	const read: Read = (value, label, input) => {
		const date = toCalendarDate(value, input.timezone, label);
		return format === 'yyyy-MM-dd' ? date : date.split('-').reverse().join('/');
	};
	return field('dateTime', read, name, displayName, { typeOptions: { dateOnly: true }, ...more });
}

/** A point in time, sent in UTC. */
export function moment(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label, input) => toUtcTime(value, input.timezone, label);
	return field('dateTime', read, name, displayName, more);
}

/** A JSON object; an empty one is not filled in. */
export function jsonObject(name: string, displayName: string, more: More = {}): Field {
	return field('json', filledObject, name, displayName, { default: EMPTY_OBJECT, ...more });
}

const filledObject: Read = (value, label) => {
	const object = jsonToObject(value, label);
	return Object.keys(object).length === 0 ? undefined : object;
};

/** Which record is meant: stands in the path, not in the body. Read it with `segment`. */
export function idInPath(
	name: string,
	displayName: string,
	description: string,
	more: Partial<INodeProperties> = {},
): Field {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'string',
		required: true,
		default: '',
		description,
		...more,
	};
	return { property, wire: undefined, read: readText };
}

/** Something for the eye only, or a parameter the operation reads itself. */
export function unsent(property: INodeProperties): Field {
	return { property, wire: undefined, read: (value) => value };
}

/** The field by which a person sends what this package does not know of. */
export function extraFields(description: string): Field {
	return {
		property: {
			displayName: 'Extra Fields',
			name: 'extraFields',
			type: 'json',
			default: EMPTY_OBJECT,
			placeholder: 'e.g. { "field": "value" }',
			description: `${description} Written as JSON and added to what is sent; a field that is also filled in above is refused`,
		},
		wire: '',
		read: filledObject,
		emptyIsMistake: true,
	};
}
