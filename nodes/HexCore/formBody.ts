import type { HttpCall } from '../shared/api/call';
import { isObject } from '../shared/basics/json';

/** The introduction speaks of form-encoded bodies. All bodies of this API are flat. */
export function asForm(call: HttpCall): HttpCall {
	if (!isObject(call.body)) return call;
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(call.body)) body.set(name, String(value));
	return {
		...call,
		headers: { ...call.headers, 'Content-Type': 'application/x-www-form-urlencoded' },
		body,
	};
}
