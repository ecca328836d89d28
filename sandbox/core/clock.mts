type Job = () => void | Promise<void>;

interface Entry {
	due: number;
	job: Job;
	timer: NodeJS.Timeout | undefined;
}

/** A clock tests can move on: work planned for later runs in real time, or at once when the clock is advanced past it. */
export class Clock {
	private offset = 0;
	private entries = new Set<Entry>();

	/** The simulator's present, in milliseconds since 1970. */
	now(): number {
		return Date.now() + this.offset;
	}

	/** Plans a job and returns the function that calls it off. */
	after(delayMs: number, job: Job): () => void {
		const entry: Entry = { due: this.now() + delayMs, job, timer: undefined };
		this.entries.add(entry);
		this.arm(entry);
		return () => this.drop(entry);
	}

	/** Moves the clock on, running everything that falls due on the way in its order, including work planned by that work. */
	async advance(byMs: number): Promise<void> {
		const target = this.now() + byMs;
		for (let entry = this.nextDue(target); entry; entry = this.nextDue(target)) {
			this.offset += Math.max(0, entry.due - this.now());
			this.drop(entry);
			await entry.job();
		}
		this.offset += Math.max(0, target - this.now());
		for (const entry of this.entries) this.arm(entry);
	}

	/** Calls off all planned work and goes back to real time. */
	reset(): void {
		for (const entry of [...this.entries]) this.drop(entry);
		this.offset = 0;
	}

	private nextDue(target: number): Entry | undefined {
		const due = [...this.entries].filter((entry) => entry.due <= target);
		return due.sort((a, b) => a.due - b.due)[0];
	}

	private arm(entry: Entry): void {
		clearTimeout(entry.timer);
		entry.timer = setTimeout(
			() => {
				this.entries.delete(entry);
				void entry.job();
			},
			Math.max(0, entry.due - this.now()),
		);
		// A planned settlement must not keep a finished test run or a stopped server alive.
		entry.timer.unref();
	}

	private drop(entry: Entry): void {
		clearTimeout(entry.timer);
		this.entries.delete(entry);
	}
}
