import type { Reply } from '../api/reply';
import { isObject, parseExactly } from '../basics/json';

/** Enough to find words in a page. */
const MAX_TEXT = 20_000;

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
	const readable = text === '' || body !== undefined;
	return {
		status,
		headers: flatHeaders(headers),
		body,
		readable,
		...(body === undefined ? {} : { source: text }),
		...(readable ? {} : { text: text.slice(0, MAX_TEXT) }),
	};
}
