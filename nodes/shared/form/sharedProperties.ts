import type { INodeProperties } from 'n8n-workflow';

import { shownFor, shownInside, type Place } from './shownFor';

/** What the form of one operation shows, in its order. */
export interface OperationForm extends Place {
	fields: readonly INodeProperties[];
}

/** What it costs to say for which operations a field inside a collection is. */
const CONDITION_BYTES = 45;

/** A field with the operations that have it. */
interface Entry {
	field: INodeProperties;
	/** The same for equal fields; of a collection, without what is inside. */
	text: string;
	places: readonly Place[];
	/** What is inside a collection. */
	inside?: readonly Entry[];
}

/**
 * The forms of all operations as one list of properties: each operation shows the fields of its form in their order,
 * and what several have in common stands there once, for an editor downloads the list of every node it knows.
 */
export function sharedProperties(forms: readonly OperationForm[]): INodeProperties[] {
	let entries: readonly Entry[] = [];
	for (const form of forms) {
		entries = merged(
			entries,
			form.fields.map((field) => entryOf(field, form)),
		);
	}
	return entries.flatMap((entry) => propertiesOf(entry, forms));
}

function entryOf(field: INodeProperties, place: Place): Entry {
	if (field.type !== 'collection') return { field, text: JSON.stringify(field), places: [place] };
	const { options, ...rest } = field;
	const inside = (options ?? []) as INodeProperties[];
	return {
		field,
		text: JSON.stringify(rest),
		places: [place],
		inside: inside.map((one) => entryOf(one, place)),
	};
}

/** Both lists in one: what both have becomes one entry where that leaves the order of both as it is. */
function merged(entries: readonly Entry[], added: readonly Entry[]): Entry[] {
	const result = [...entries];
	let next = 0;
	for (const one of added) {
		const found = firstTogether(result, next, one);
		if (found) result[found.index] = found.entry;
		else result.splice(next, 0, one);
		next = (found?.index ?? next) + 1;
	}
	return result;
}

/** The first entry, from an index on, that can stand for another one too. */
function firstTogether(
	entries: readonly Entry[],
	from: number,
	other: Entry,
): { index: number; entry: Entry } | undefined {
	for (const [index, entry] of entries.entries()) {
		const both = index >= from ? together(entry, other) : undefined;
		if (both) return { index, entry: both };
	}
	return undefined;
}

/** Two entries as one; undefined when they differ, or are collections better left apart. */
function together(entry: Entry, other: Entry): Entry | undefined {
	if (entry.text !== other.text) return undefined;
	const places = [...entry.places, ...other.places];
	if (!entry.inside || !other.inside) return { ...entry, places };
	const inside = merged(entry.inside, other.inside);
	const common = entry.inside.length + other.inside.length - inside.length;
	const saved = bytesOf(entry.inside) + bytesOf(other.inside) - bytesOf(inside);
	const isSmaller = saved > (inside.length - common) * CONDITION_BYTES;
	return isSmaller && startAlike(inside) ? { ...entry, places, inside } : undefined;
}

function bytesOf(entries: readonly Entry[]): number {
	return entries.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * Whether fields of one name begin alike when a person adds one to the collection. Some editors of n8n look at the
 * first of the name, also where it is another that is shown.
 */
function startAlike(entries: readonly Entry[]): boolean {
	const starts = new Map<string, string>();
	return entries.every(({ field: { name, type, default: value, typeOptions } }) => {
		const start = JSON.stringify([type, value, typeOptions?.multipleValues]);
		const first = starts.get(name) ?? start;
		starts.set(name, first);
		return first === start;
	});
}

function propertiesOf({ field, places, inside }: Entry, all: readonly Place[]): INodeProperties[] {
	return shownFor(field, places, all).map((shown) => {
		if (!inside) return shown.property;
		const options = inside.flatMap((option) => optionsOf(option, shown.places));
		return { ...shown.property, options };
	});
}

function optionsOf({ field, places }: Entry, all: readonly Place[]): INodeProperties[] {
	const here = places.filter((place) => all.includes(place));
	return shownInside(field, here, all);
}
