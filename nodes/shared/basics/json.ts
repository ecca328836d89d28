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
	// Most paths are one name, and a long list asks for them with each row.
	if (!path.includes('.')) return memberOf(value, path);
	let current = value;
	for (const key of path.split('.')) current = memberOf(current, key);
	return current;
}

function memberOf(value: unknown, key: string): unknown {
	return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
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
		const found = scalarText(at(value, path));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Text or a number as text; undefined for '' and anything else. */
export function scalarText(value: unknown): string | undefined {
	if (typeof value === 'string' && value !== '') return value;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A copy without the keys whose value is undefined or ''; `null`, `false` and `0` stay. */
export function compact(object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined && value !== ''),
	);
}

/**
 * JSON with the members of each object in the order of their names, so that two texts that say the same are one.
 *
 * @param spelt gives a member that is no object as it is to be written
 * @throws RangeError when it is nested thousands of levels deep
 */
export function canonicalJson(
	value: unknown,
	spelt: (name: string, value: unknown) => unknown = (_name, one) => one,
): string {
	return JSON.stringify(value, (name, one: unknown) =>
		isObject(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: spelt(name, one),
	);
}

/** Far deeper than any real answer or event, far less than what ends a recursion. */
const MAX_DEPTH = 100;

/** Whether brackets nest deeper than any reader should follow. Those in texts don't count. */
export function nestsTooDeep(raw: Buffer): boolean {
	let depth = 0;
	let inText = false;
	for (let position = 0; position < raw.length; position++) {
		const byte = raw[position];
		if (inText && byte === 0x5c) position++;
		else if (byte === 0x22) inText = !inText;
		else if (!inText && (byte === 0x7b || byte === 0x5b) && ++depth > MAX_DEPTH) return true;
		else if (!inText && (byte === 0x7d || byte === 0x5d)) depth--;
	}
	return false;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The bytes without the byte order mark some programs begin a text with. */
export function withoutMark(raw: Buffer): Buffer {
	return raw.subarray(0, 3).equals(BYTE_ORDER_MARK) ? raw.subarray(3) : raw;
}

/**
 * What a stranger has sent, as an object, read as `parseExactly` does.
 *
 * @returns undefined when it is no JSON object, or nested deeper than anything that is meant well
 */
export function readObject(raw: Buffer): IDataObject | undefined {
	if (nestsTooDeep(raw)) return undefined;
	const body = parseExactly(withoutMark(raw).toString('utf8'));
	return isObject(body) ? body : undefined;
}

type SourceReviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

// The third parameter of a reviver (the number's own text) is in V8 since Node 21, in TypeScript's
// library not yet.
const parseJson = JSON.parse as (text: string, reviver: SourceReviver) => unknown;

/** Below so many digits in front of its point, a number without an exponent is exact. */
const MAY_BE_INEXACT = 16;

/** What stands in front of a number in JSON, and its sign. */
const BEFORE_NUMBER = /(?:^|[:,[\s])-?$/;

const EXPONENT = /\d[eE](?<=(?:^|[:,[\s])-?\d+(?:\.\d+)?[eE])/;

/**
 * Whether a text holds a number that may be whole and too large: 16 digits in front of its point, or an exponent. Texts
 * inside it may look like one; that only costs time.
 */
function mayLoseDigits(text: string): boolean {
	// So many digits in a row take in two of the places looked at.
	const step = MAY_BE_INEXACT / 2;
	for (let place = 0; place < text.length; place += step) {
		if (!isDigit(text, place) || !isDigit(text, place + step)) continue;
		let from = place;
		while (isDigit(text, from - 1)) from--;
		while (isDigit(text, place + 1)) place++;
		if (place - from + 1 < MAY_BE_INEXACT) continue;
		if (BEFORE_NUMBER.test(text.slice(Math.max(0, from - 2), from))) return true;
	}
	return EXPONENT.test(text);
}

function isDigit(text: string, place: number): boolean {
	const code = text.charCodeAt(place);
	return code >= 0x30 && code <= 0x39;
}

/**
 * JSON without loss: a whole number too large to be exact as a JavaScript number stays text, as an id of
 * 19 digits would otherwise come out as another id.
 *
 * @returns undefined when the text is not JSON
 */
export function parseExactly(text: string): unknown {
	try {
		// Reading with a reviver takes seven times as long.
		if (!mayLoseDigits(text)) return JSON.parse(text) as unknown;
		return parseJson(text, (_key, value, context) =>
			typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
				? (context?.source ?? value)
				: value,
		);
	} catch {
		return undefined;
	}
}
