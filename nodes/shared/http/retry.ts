import { sleepUnless, type Timing } from '../basics/timing';

/** Waits of one call together never pass this; a provider that asks for more ends the call with that news. */
export const MAX_TOTAL_WAIT_MS = 120_000;

const FIRST_DELAY_MS = 500;
const MAX_BACKOFF_MS = 20_000;

/**
 * Retry-After in its two forms, as milliseconds from now (RFC 9110, section 10.2.3). Null for anything else,
 * so that nonsense falls back to the ordinary backoff. A date in the past is 0.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
	const text = header?.trim() ?? '';
	if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000;
	// Date.parse alone would read "-5" or "1.5" as a year.
	if (!/^[A-Za-z]{3,9},? .*[0-9]{2}:[0-9]{2}/.test(text)) return null;
	const date = Date.parse(text);
	return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * Exponential backoff with full jitter over the upper half: 250-500 ms, 500-1000 ms, … at most 20 s.
 *
 * @param attempt 1 for the wait after the first try
 */
export function backoff(attempt: number, random: number): number {
	const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
	return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/**
 * One clock for all items of a node's run: when a provider tells one item to wait, the others wait too
 * instead of running into the same wall.
 */
export class SharedPause {
	private until = 0;
	private blockedUntil = 0;

	constructor(private readonly timing: Timing) {}

	/** Nobody sends before this many milliseconds have passed. A shorter wait never cuts a longer one. */
	extend(milliseconds: number): void {
		this.until = Math.max(this.until, this.timing.now() + milliseconds);
	}

	/** Nobody is to send before this, which is longer than anybody waits. */
	block(milliseconds: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.timing.now() + milliseconds);
	}

	/** Milliseconds for which nobody is to send, 0 when there is no block. */
	get blockedMs(): number {
		return Math.max(0, this.blockedUntil - this.timing.now());
	}

	/**
	 * Resolves when sending is allowed.
	 *
	 * @param cancelled a stopped run ends its wait
	 */
	async wait(cancelled: () => boolean = () => false): Promise<void> {
		// It may be made longer while somebody waits.
		while (this.leftMs > 0 && !cancelled()) await sleepUnless(cancelled, this.leftMs, this.timing);
	}

	private get leftMs(): number {
		return this.until - this.timing.now();
	}
}
