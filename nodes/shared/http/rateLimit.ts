import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import type { Provider, RateLimit } from '../api/provider';
import { sleepUnless, type Timing } from '../basics/timing';

/** One call under a limit. */
interface Slot {
	/** When the window of this call begins: unknown while it is under way. */
	at: number;
}

/** Ends the time a call is under way. */
export type Done = () => void;

// While all calls of a window are under way, nobody knows when the first of them will be past.
const LOOK_AGAIN_MS = 250;

/**
 * Keeps calls under a documented limit, for all nodes of this process that use the same account. A call counts
 * from its answer, not from its start: the provider counted it somewhere between the two. What the provider
 * itself says in `X-RateLimit-Limit` and `X-RateLimit-Remaining` counts more than what was counted here, because
 * others may use the account too.
 */
export class RateLimiter {
	private readonly sent = new Map<string, Slot[]>();
	private readonly limits = new Map<string, number>();

	/**
	 * @param limit calls allowed per window, until an answer names another limit
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
	 * @returns to be called when the answer is there, or the call is given up
	 */
	async take(key: string, timing: Timing, cancelled: () => boolean): Promise<Done> {
		for (;;) {
			const now = timing.now();
			const recent = this.recent(key, now);
			if (recent.length < this.limitOf(key) || cancelled()) {
				const slot: Slot = { at: Infinity };
				this.sent.set(key, [...recent, slot]);
				return () => {
					slot.at = Math.min(slot.at, timing.now());
				};
			}
			const free = Math.min(...recent.map(({ at }) => at)) + this.windowMs;
			await sleepUnless(cancelled, Number.isFinite(free) ? free - now + 1 : LOOK_AGAIN_MS, timing);
		}
	}

	/** Takes over what an answer says is left; calls others made are counted as made now. */
	observe(key: string, headers: Record<string, string>, now: number): void {
		const limit = countIn(headers['x-ratelimit-limit']);
		if (limit !== undefined && limit > 0) this.limits.set(key, limit);
		const remaining = countIn(headers['x-ratelimit-remaining']);
		if (remaining === undefined) return;
		const recent = this.recent(key, now);
		const missing = Math.max(0, this.limitOf(key) - remaining - recent.length);
		this.sent.set(key, [...recent, ...Array.from({ length: missing }, () => ({ at: now }))]);
	}

	private recent(key: string, now: number): Slot[] {
		return (this.sent.get(key) ?? []).filter(({ at }) => at > now - this.windowMs);
	}

	private limitOf(key: string): number {
		return this.limits.get(key) ?? this.limit;
	}
}

function countIn(header: string | undefined): number | undefined {
	return header !== undefined && /^[0-9]{1,6}$/.test(header) ? Number(header) : undefined;
}

/** How the calls of one account to one part of an API are held under the limits that hold there. */
export interface Pace {
	/** As RateLimiter.take, under all limits that hold for the call. */
	take(timing: Timing, cancelled: () => boolean): Promise<Done>;
	/** As RateLimiter.observe, for the limit the answer speaks of. */
	observe(headers: Record<string, string>, now: number): void;
}

/** By credential type and part of the API: the calls of all nodes of this process count together. */
const limiters = new Map<string, RateLimiter>();

/** The pace of a call; undefined where no limit is documented. */
export function paceOf(
	{ credential: type, rateLimit }: Pick<Provider, 'credential' | 'rateLimit'>,
	credential: ICredentialDataDecryptedObject,
	call: HttpCall,
): Pace | undefined {
	if (!rateLimit) return undefined;
	const key = rateLimit.key(credential);
	const all = limiterOf(type, rateLimit);
	const { narrower } = rateLimit;
	if (!narrower?.holdsFor(call)) {
		return {
			take: async (timing, cancelled) => await all.take(key, timing, cancelled),
			observe: (headers, now) => all.observe(key, headers, now),
		};
	}
	const narrow = limiterOf(`${type} narrower`, narrower);
	return {
		take: async (timing, cancelled) => {
			const done = [await narrow.take(key, timing, cancelled), await all.take(key, timing, cancelled)];
			return () => done.forEach((end) => end());
		},
		observe: (headers, now) => {
			// The headers don't name the limit they speak of: its size does.
			const isOfAll = (countIn(headers['x-ratelimit-limit']) ?? 0) > narrower.calls;
			(isOfAll ? all : narrow).observe(key, headers, now);
		},
	};
}

function limiterOf(name: string, { calls, windowMs }: Pick<RateLimit, 'calls' | 'windowMs'>): RateLimiter {
	const limiter = limiters.get(name) ?? new RateLimiter(calls, windowMs);
	limiters.set(name, limiter);
	return limiter;
}
