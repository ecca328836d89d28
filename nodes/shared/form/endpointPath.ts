import type { INodeProperties } from 'n8n-workflow';

import { pathSegment } from '../basics/addresses';
import { InputError } from '../basics/inputError';
import { quoted, shortened } from '../basics/quote';

const PLAIN_PATH = /^\/(?!\/)[^\s?#\\\p{Cc}]*$/u;

// A URL parser takes these for dots and slashes, and would climb out of the base URL's path.
const ENCODED_STEP = /%(2e|2f|5c)/i;

// Half of an encoded character, which the first letters of an id could complete.
const BROKEN_ENCODING = /%(?![0-9a-f]{2})/i;

/** The entry of Options by which a person corrects a path that differs in their account. */
export function endpointPathOption(defaultPath: string, description: string): INodeProperties {
	return {
		displayName: 'API Path',
		name: 'endpointPath',
		type: 'string',
		default: defaultPath,
		placeholder: `e.g. ${defaultPath}`,
		description,
	};
}

/**
 * A path relative to the base URL, with the placeholders filled and encoded: `/loans/{loanId}` gives `/loans/42`.
 *
 * @param chosen what API Path holds; '' or undefined means the standard path
 * @param values by placeholder; every one of them must appear, so that a DELETE never goes out without its id
 * @throws InputError when the path could leave the provider's host, or a placeholder is missing or unknown
 */
export function endpointPath(
	chosen: unknown,
	standard: string,
	values: Record<string, { value: unknown; label: string }> = {},
): string {
	const typed = typeof chosen === 'string' ? chosen.trim() : '';
	const path = checked(typed === '' ? standard : typed);
	for (const name of Object.keys(values)) {
		if (!path.includes(`{${name}}`)) {
			throw new InputError(`API Path lacks {${name}}`, `Put {${name}} where the ID belongs.`);
		}
	}
	const filled = path.replace(/\{([^{}]*)\}/g, (_placeholder, name: string) => {
		const known = values[name];
		if (!known)
			throw new InputError(
				`API Path holds {${shortened(name)}}, which this operation does not know`,
				'Remove it.',
			);
		return pathSegment(known.value, known.label);
	});
	// What is harmless in pieces may not be so together.
	return checked(filled);
}

function checked(path: string): string {
	const encoded = ENCODED_STEP.test(path) || BROKEN_ENCODING.test(path);
	if (!PLAIN_PATH.test(path) || path.includes('//') || path.includes('..') || encoded) {
		throw new InputError(
			`API Path ${quoted(path)} is not a path of this provider`,
			'It begins with one "/" and holds no "//", "..", "?", "#", blank or "%" without two hexadecimal digits, for example /loans.',
		);
	}
	return path;
}
