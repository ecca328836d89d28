import type { Result } from './call.mts';

const LIFE_MS = 86_400_000;

/**
 * First answers by idempotency key. Assumed, all of it: a key is known for a day on its path, whatever the query; only
 * what was carried out is remembered, so that a refused call can be corrected and sent under the same key.
 */
export class Remembered {
	private readonly now: () => number;
	private readonly answers = new Map<string, { result: Result; until: number }>();
	private readonly throttled = new Set<string>();

	constructor(now: () => number) {
		this.now = now;
	}

	/** The first answer to this key, while it is known. */
	recall(path: string, key: string | undefined): Result | undefined {
		const found = key === undefined ? undefined : this.answers.get(`${path}|${key}`);
		return found && found.until > this.now() ? found.result : undefined;
	}

	/** Keeps what was done, not that the answer got lost. */
	keep(path: string, key: string | undefined, result: Result): void {
		if (key === undefined) return;
		const { data, message } = result;
		this.answers.set(`${path}|${key}`, { result: { data, message }, until: this.now() + LIFE_MS });
	}

	/** True the first time only: for the amount that is throttled once. */
	firstTime(what: string): boolean {
		if (this.throttled.has(what)) return false;
		this.throttled.add(what);
		return true;
	}
}
