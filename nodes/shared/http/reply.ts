import { isObject } from '../basics/json';

/** An answer of a provider, whatever its status. Header names are in lower case. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, or `undefined` when the body is empty or not JSON (see `readable`). */
	body: unknown;
	/** False when there is a body and it is not JSON: a proxy's or a login page, a cut answer. */
	readable: boolean;
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

function flatHeaders(headers: unknown): Record<string, string> {
	const flat: Record<string, string> = {};
	if (!isObject(headers)) return flat;
	for (const [name, value] of Object.entries({ ...headers })) {
		if (value !== undefined && value !== null) flat[name.toLowerCase()] = String(value);
	}
	return flat;
}

/**
 * Builds a reply from what n8n's HTTP helper gives with the full response and the body as text.
 */
export function toReply(status: number, headers: unknown, data: unknown): Reply {
	if (typeof data !== 'string') {
		return { status, headers: flatHeaders(headers), body: data ?? undefined, readable: true };
	}
	const text = data.trim();
	const body = text === '' ? undefined : parseExactly(text);
	return { status, headers: flatHeaders(headers), body, readable: text === '' || body !== undefined };
}
