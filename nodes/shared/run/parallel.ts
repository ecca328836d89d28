import { sleep } from 'n8n-workflow';

/**
 * Runs a task for each index, at most `width` at once, and gives the results in index order. After the first
 * error no further task starts; those under way are awaited, then the error with the lowest index is thrown.
 *
 * @param turn what lies between two starts when there are several at once
 */
export async function inParallel<T>(
	count: number,
	width: number,
	task: (index: number) => Promise<T>,
	turn: () => Promise<void> = nextTurn,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const errors = new Map<number, unknown>();
	const start = width > 1 ? apart(turn) : async () => {};
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const index = next++;
			await start();
			if (errors.size > 0) return;
			try {
				results[index] = await task(index);
			} catch (error) {
				errors.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
	if (errors.size > 0) throw errors.get(Math.min(...errors.keys()));
	return results;
}

const nextTurn = async (): Promise<void> => await sleep(0);

/**
 * Lets callers pass one at a time, a turn of the event loop apart. Calls that start in the same turn stay in
 * step: all wait for the provider, then all compute. Started apart, one waits while another computes; that takes a
 * third off the time of 500 reads (`npm run bench`).
 */
function apart(turn: () => Promise<void>): () => Promise<void> {
	let free: Promise<void> = Promise.resolve();
	return async () => {
		const mine = free;
		free = mine.then(turn);
		await mine;
	};
}
