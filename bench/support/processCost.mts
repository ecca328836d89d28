/** What a task costs another process. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { Cost } from './measure.mts';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor time a process has used so far, in milliseconds, as Linux counts it. */
function processorTime(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name of the program, in brackets, may hold blanks.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000;
}

/** Wall time of a task, and the processor time a process has used meanwhile. */
export async function costTo(pid: number, task: () => Promise<void>): Promise<Cost> {
	const before = { cpu: processorTime(pid), wall: performance.now() };
	await task();
	return { wall: performance.now() - before.wall, cpu: processorTime(pid) - before.cpu };
}

/** Runs tasks in turn, so that a slow moment of the machine hits all. The first round warms up and does not count. */
export async function inTurn<Name extends string>(
	pid: number,
	rounds: number,
	tasks: Record<Name, () => Promise<void>>,
): Promise<Record<Name, Cost[]>> {
	const names = Object.keys(tasks) as Name[];
	const costs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Cost[]>;
	for (let round = 0; round <= rounds; round++) {
		for (const name of names) {
			const one = await costTo(pid, tasks[name]);
			if (round > 0) costs[name].push(one);
		}
	}
	return costs;
}
