import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import { CallFailure } from '../api/failure';
import { firstText, isObject } from '../basics/json';
import { quoted, wholeOrLength } from '../basics/quote';
import { RecentMap } from '../basics/recentMap';
import { comparableKey } from '../payments/comparableKey';

/** Far more than one execution has. */
const KEPT = 20_000;

/**
 * The payment keys of this process by the provider's id their payments were answered with. An execution can run a node
 * many times, as in a loop.
 */
const answered = new RecentMap<string>(KEPT);

/**
 * The provider's own ids in the answers to the payments of one execution: an answer with the id of another payment is
 * the answer to that one, as a provider gives it again to a key it knows, and proves nothing of this one.
 */
export class AnsweredIds {
	/**
	 * @param place tells operation, account and execution from others
	 * @param names the members that hold an id, the most telling first
	 */
	constructor(
		private readonly place: string,
		private readonly names: readonly string[] = [],
	) {}

	/**
	 * Takes note of the answer to a payment.
	 *
	 * @param call what was sent: an id of its own, such as that of a loan, may come back many times
	 * @throws CallFailure when another payment was answered with the same id
	 */
	take(row: IDataObject | undefined, key: string, call: HttpCall | undefined): void {
		const sent = call ? valuesIn(call) : new Set<string>();
		const name = this.names.find((one) => {
			const id = firstText(row, [one]);
			return id !== undefined && !sent.has(id);
		});
		if (name === undefined) return;
		const id = firstText(row, [name]) ?? '';
		const place = `${this.place}|${id}`;
		const other = answered.get(place);
		if (other === undefined) answered.set(place, key);
		if (other === undefined || comparableKey(other) === comparableKey(key)) return;
		throw new CallFailure({
			own: 'NOT_CONFIRMED',
			message: `the answer names ${name} ${wholeOrLength(id)}, which the payment with the key ${quoted(other)} was answered with: nothing says that this one was made`,
			outcome: 'unknown',
		});
	}
}

/** A person may have typed the path. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function valuesIn({ path, query, body }: HttpCall): Set<string> {
	const found = new Set(path.split('/').map(decoded));
	const add = (value: unknown): void => {
		if (typeof value === 'string' || typeof value === 'number') found.add(String(value).trim());
		else if (Array.isArray(value)) value.forEach(add);
		else if (isObject(value)) Object.values(value).forEach(add);
	};
	add(query);
	add(body instanceof URLSearchParams ? Object.fromEntries(body) : body);
	return found;
}
