/** Runs tasks of the same key one after another, tasks of different keys side by side. */
export class SerialQueue {
	private readonly tails = new Map<string, Promise<unknown>>();

	/** Resolves or rejects as the task does. A rejected task doesn't stop the ones behind it. */
	async enqueue<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.tails.get(key) ?? Promise.resolve();
		const result = before.then(task, task);
		const tail = result.then(
			() => undefined,
			() => undefined,
		);
		this.tails.set(key, tail);
		void tail.then(() => {
			if (this.tails.get(key) === tail) this.tails.delete(key);
		});
		return await result;
	}
}
