// A fraction of any network's latency, and more than n8n's helper spends on a call.
const STAGGER_MS = 2;

/**
 * Runs a task for each index, at most `width` at once, and gives the results in index order. After the first
 * error no further task starts; those under way are awaited, then the error with the lowest index is thrown.
 *
 * @param stagger sleeps; with it the first tasks start a moment apart, because calls that leave together come
 *   back together, and then each waits for the processing of all the others
 */
export async function inParallel<T>(
	count: number,
	width: number,
	task: (index: number) => Promise<T>,
	stagger?: (milliseconds: number) => Promise<void>,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const errors = new Map<number, unknown>();
	let next = 0;
	const worker = async (_: unknown, place: number) => {
		if (place > 0 && stagger) await stagger(place * STAGGER_MS);
		while (next < count && errors.size === 0) {
			const index = next++;
			try {
				results[index] = await task(index);
			} catch (error) {
				errors.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
	if (errors.size > 0) await Promise.reject(errors.get(Math.min(...errors.keys())));
	return results;
}
