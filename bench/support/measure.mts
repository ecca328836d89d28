/** Wall time and processor time of this process, in milliseconds. */
export interface Cost {
	wall: number;
	cpu: number;
}

/** Measures one task. */
export async function cost(task: () => Promise<void>): Promise<Cost> {
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	await task();
	const wall = performance.now() - before;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { wall, cpu: (user + system) / 1000 };
}

/** The middle value. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Medians of both times. */
export function medians(costs: readonly Cost[]): Cost {
	return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}
