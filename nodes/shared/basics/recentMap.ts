/** A map that forgets its oldest entries when it holds more than it may. */
export class RecentMap<T> {
	private readonly entries = new Map<string, T>();

	constructor(private readonly most: number) {}

	get(key: string): T | undefined {
		return this.entries.get(key);
	}

	set(key: string, value: T): void {
		// Set anew it counts as new.
		this.entries.delete(key);
		this.entries.set(key, value);
		if (this.entries.size <= this.most) return;
		const [oldest] = this.entries.keys();
		if (oldest !== undefined) this.entries.delete(oldest);
	}

	/** Oldest first. */
	values(): T[] {
		return [...this.entries.values()];
	}

	delete(key: string): void {
		this.entries.delete(key);
	}
}
