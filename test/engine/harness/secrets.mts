import { inspect } from 'node:util';

/**
 * Everything that could be read out of a value, also what isn't enumerable, such as the cause of an error: to
 * look for secrets in it.
 */
export function everythingIn(value: unknown): string {
	const options = { depth: 40, maxArrayLength: null, maxStringLength: null, showHidden: true, getters: true };
	return inspect(value, options);
}
