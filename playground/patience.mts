/** How long a program that starts is waited for: as long as it gets on, on however busy a machine. */

/** A program that is at work says something more often than this, even where everything takes ten times as long. */
const MOST_SILENCE_MS = 5 * 60_000;

/** For one that talks for ever and never gets ready. */
const MOST_MS = 30 * 60_000;

export class Patience {
	private readonly startedAt: number;
	private heardAt: number;

	constructor(now: number) {
		this.startedAt = now;
		this.heardAt = now;
	}

	/** It has said something. */
	heard(now: number): void {
		this.heardAt = now;
	}

	/** Why it is not waited for any longer; undefined while it is. */
	end(now: number): string | undefined {
		if (now - this.heardAt > MOST_SILENCE_MS) {
			return `has said nothing for ${MOST_SILENCE_MS / 60_000} minutes and is not ready`;
		}
		if (now - this.startedAt > MOST_MS) return `is not ready after ${MOST_MS / 60_000} minutes`;
		return undefined;
	}
}
