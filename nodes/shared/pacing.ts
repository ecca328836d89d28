import { SharedPause, type Timing } from './retry';

/**
 * Keeps calls under a documented limit, for all nodes of this process that use the same account. What the
 * provider itself says in `X-RateLimit-Remaining` counts more than what was counted here, because others may
 * use the account too.
 */
export class Pacer {
	private readonly sent = new Map<string, number[]>();

	/**
	 * @param limit calls allowed per window
	 * @param windowMs length of the window
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
			if (recent.length < this.limit || cancelled()) {
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
		const remaining = headers['x-ratelimit-remaining'];
		if (remaining === undefined || !/^[0-9]{1,6}$/.test(remaining)) return;
		const recent = (this.sent.get(key) ?? []).filter((at) => at > now - this.windowMs);
		const missing = this.limit - Number(remaining) - recent.length;
		if (missing > 0) this.sent.set(key, [...recent, ...new Array<number>(missing).fill(now)]);
	}
}
