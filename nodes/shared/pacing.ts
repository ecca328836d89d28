import { SharedPause, type Timing } from './retry';

/**
 * Keeps calls under a documented limit, for all nodes of this process that use the same account. What the
 * provider itself says in `X-RateLimit-Remaining` counts more than what was counted here, because others may
 * use the account too.
 */
export class Pacer {
	private readonly sent = new Map<string, number[]>();
	private readonly limits = new Map<string, number>();

	/**
	 * @param limit calls allowed per window; `X-RateLimit-Limit` of an answer takes its place for that account
	 * @param windowMs length of the window; a little more than documented, because calls don't all travel
	 *   equally long
	 */
	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
	) {}

	/**
	 * Resolves when the next call may go, and counts it.
	 *
	 * @param key what tells accounts apart
	 */
	async take(key: string, timing: Timing, cancelled: () => boolean): Promise<void> {
		for (;;) {
			const now = timing.now();
			const recent = (this.sent.get(key) ?? []).filter((at) => at > now - this.windowMs);
			if (recent.length < this.limitOf(key) || cancelled()) {
				this.sent.set(key, [...recent, now]);
				return;
			}
			const pause = new SharedPause(timing);
			pause.extend((recent[0] ?? now) + this.windowMs - now + 1);
			await pause.wait(cancelled);
		}
	}

	/** Takes over what an answer says is left; calls others made are counted as made now. */
	observe(key: string, headers: Record<string, string>, now: number): void {
		const limit = countIn(headers['x-ratelimit-limit']);
		if (limit !== undefined && limit > 0) this.limits.set(key, limit);
		const remaining = countIn(headers['x-ratelimit-remaining']);
		if (remaining === undefined) return;
		const recent = (this.sent.get(key) ?? []).filter((at) => at > now - this.windowMs);
		const missing = this.limitOf(key) - remaining - recent.length;
		if (missing > 0) this.sent.set(key, [...recent, ...new Array<number>(missing).fill(now)]);
	}

	private limitOf(key: string): number {
		return this.limits.get(key) ?? this.limit;
	}
}

function countIn(header: string | undefined): number | undefined {
	return header !== undefined && /^[0-9]{1,6}$/.test(header) ? Number(header) : undefined;
}
