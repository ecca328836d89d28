/**
 * Runs a task for each index, at most `width` at once, and gives the results in index order. After the first
 * error no further task starts; those under way are awaited, then the error with the lowest index is thrown.
 */
export async function inParallel<T>(
	count: number,
	width: number,
	task: (index: number) => Promise<T>,
): Promise<T[]> {
	const results: T[] = new Array<T>(count);
	const errors = new Map<number, unknown>();
	let next = 0;
	const worker = async () => {
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
