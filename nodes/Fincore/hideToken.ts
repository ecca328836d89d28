import { isObject } from '../shared/basics/json';

// What follows "token=" is the Webhook Secret, as the trigger puts it into the address it registers.
const TOKEN = /([?&]token=)[^&#\s"']+/gi;

/** A copy whose addresses no longer carry the token: items and errors are stored with each execution. */
export function hideToken(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(TOKEN, '$1[hidden]');
	if (Array.isArray(value)) return value.map(hideToken);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, hideToken(entry)]));
}
