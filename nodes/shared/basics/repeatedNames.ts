import { InputError } from './inputError';
import { quoted } from './quote';

// A text with what makes it a name, or where an object or a list begins or ends.
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

/**
 * Refuses a JSON text in which a name stands twice in one object: only the last of the values would be sent.
 *
 * @param json valid JSON
 * @throws InputError that names it
 */
export function refuseRepeatedNames(json: string, label: string): void {
	const open: Array<Set<string>> = [];
	for (const [token, colon] of json.matchAll(TOKENS)) {
		if (token === '{' || token === '[') open.push(new Set());
		else if (token === '}' || token === ']') open.pop();
		else if (colon !== undefined) {
			const name = JSON.parse(token.slice(0, -colon.length)) as string;
			if (open.at(-1)?.has(name)) {
				throw new InputError(
					`${label} holds ${quoted(name)} twice`,
					'Only one of the values would be sent: remove the other.',
				);
			}
			open.at(-1)?.add(name);
		}
	}
}
