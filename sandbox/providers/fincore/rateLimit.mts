import type { Clock } from '../../core/clock.mts';

/** How many calls came in the last window, and how many were refused for it. */
export class RateLimit {
	refused = 0;
	/** The most calls that were let through in any window. */
	most = 0;
	private readonly clock: Clock;
	private times: number[] = [];

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** Whether one more call may pass, and how many may pass after it. Assumed: the window slides, refused calls don't count. */
	take(limit: number, windowMs: number): { passes: boolean; remaining: number } {
		const now = this.clock.now();
		this.times = this.times.filter((at) => at > now - windowMs);
		const passes = this.times.length < limit;
		if (passes) this.times.push(now);
		else this.refused += 1;
		this.most = Math.max(this.most, this.times.length);
		return { passes, remaining: limit - this.times.length };
	}

	reset(): void {
		this.times = [];
		this.refused = 0;
		this.most = 0;
	}
}
