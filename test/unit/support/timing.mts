import type { Timing } from '../../../nodes/shared/basics/timing';

/** A clock that only moves when someone sleeps on it. */
export class FakeClock implements Timing {
	/** Every sleep asked for, in order. */
	readonly sleeps: number[] = [];
	private time: number;
	private readonly chance: number;

	constructor({ start = 1_700_000_000_000, chance = 0 } = {}) {
		this.time = start;
		this.chance = chance;
	}

	now(): number {
		return this.time;
	}

	random(): number {
		return this.chance;
	}

	async sleep(milliseconds: number): Promise<void> {
		this.sleeps.push(milliseconds);
		this.time += milliseconds;
		await Promise.resolve();
	}

	/** Lets time pass without anyone sleeping, as a slow call does. */
	advance(milliseconds: number): void {
		this.time += milliseconds;
	}

	/** All that was slept. */
	get slept(): number {
		return this.sleeps.reduce((sum, one) => sum + one, 0);
	}
}

interface Sleeper {
	wakeAt: number;
	order: number;
	wake: () => void;
}

/**
 * A clock for several workers at once: sleepers wake in order of their time, and time jumps from one to the
 * next, so that an interleaving of database calls is decided by numbers and not by luck.
 */
export class SharedClock {
	private time = 0;
	private order = 0;
	private readonly sleepers: Sleeper[] = [];

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.sleepers.push({ wakeAt: this.time + milliseconds, order: this.order++, wake });
		});
	}

	/** Runs until the work is done; fails when the work waits for something that never comes. */
	async run<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const watched = work.finally(() => {
			done = true;
		});
		watched.catch(() => undefined);
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (done) return await watched;
			const next = this.earliest();
			if (!next) throw new Error('Nobody sleeps and the work is not done');
			this.time = next.wakeAt;
			next.wake();
		}
	}

	private earliest(): Sleeper | undefined {
		this.sleepers.sort((a, b) => a.wakeAt - b.wakeAt || a.order - b.order);
		return this.sleepers.shift();
	}
}
