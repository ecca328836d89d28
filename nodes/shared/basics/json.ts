import type { IDataObject } from 'n8n-workflow';

/** Whether a value is a plain JSON object: not null, not an array. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a dotted path, or undefined. The empty path is the value itself. Only own keys count, so a
 * path such as `constructor` finds nothing.
 */
export function at(value: unknown, path: string): unknown {
	if (path === '') return value;
	let current = value;
	for (const key of path.split('.')) {
		if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
		current = current[key];
	}
	return current;
}

/** The first of several paths that holds something other than undefined, null and ''. */
export function firstAt(value: unknown, paths: readonly string[]): unknown {
	for (const path of paths) {
		const found = at(value, path);
		if (found !== undefined && found !== null && found !== '') return found;
	}
	return undefined;
}

/** The first of several paths that holds text or a number, as text. */
export function firstText(value: unknown, paths: readonly string[]): string | undefined {
	for (const path of paths) {
		const found = at(value, path);
		if (typeof found === 'string' && found !== '') return found;
		if (typeof found === 'number' && Number.isFinite(found)) return String(found);
	}
	return undefined;
}

/** A copy without the keys whose value is undefined or ''; `null`, `false` and `0` stay. */
export function compact(object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined && value !== ''),
	);
}

type SourceReviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

// The third parameter of a reviver (the number's own text) is in V8 since Node 21, in TypeScript's
// library not yet.
const parseJson = JSON.parse as (text: string, reviver: SourceReviver) => unknown;

/**
 * JSON without loss: a whole number too large to be exact as a JavaScript number stays text, as an id of
 * 19 digits would otherwise come out as another id.
 *
 * @returns undefined when the text is not JSON
 */
export function parseExactly(text: string): unknown {
	try {
		return parseJson(text, (_key, value, context) =>
			typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
				? (context?.source ?? value)
				: value,
		);
	} catch {
		return undefined;
	}
}
