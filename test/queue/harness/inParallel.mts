/**
 * Does something for each of a list, so many at a time, begun in their order. After a failure nothing more is begun,
 * and what has begun is waited for.
 */
export async function inParallel<T>(
	list: readonly T[],
	atATime: number,
	work: (one: T, index: number) => Promise<void>,
): Promise<void> {
	const left = [...list.entries()];
	const lane = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const [index, one] = next;
			await work(one, index).catch((error: unknown) => {
				left.length = 0;
				throw error;
			});
		}
	};
	const lanes = await Promise.allSettled(Array.from({ length: atATime }, lane));
	const failed = lanes.find(({ status }) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}
