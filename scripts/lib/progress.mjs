/** Progress that reads well in a terminal and in a CI log alike: whole lines, and few of them. */

const SECONDS_BETWEEN_LINES = 10;

/** Seconds since `start`, for people. */
export function since(start) {
	const seconds = (Date.now() - start) / 1000;
	return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** Announces a slow step, says every few seconds that it is still running, and reports its time. */
export async function step(title, expected, work) {
	const start = Date.now();
	console.log(`${title} (usually ${expected})`);
	const timer = setInterval(() => console.log(`  … ${title}: ${since(start)}`), SECONDS_BETWEEN_LINES * 1000);
	try {
		const result = await work();
		console.log(`  done: ${title} (${since(start)})`);
		return result;
	} finally {
		clearInterval(timer);
	}
}

/** How long each stage took. */
export class StageTimes {
	#rows = [];

	/** Runs a stage and prints its time, also when it fails. */
	async measure(name, work) {
		const start = Date.now();
		try {
			return await work();
		} finally {
			this.#rows.push({ name, ms: Date.now() - start });
			console.log(`== ${name}: ${since(start)}`);
		}
	}

	/** Prints a table of all stages so far, with the time since this process began. */
	print() {
		if (this.#rows.length === 0) return;
		const rows = [...this.#rows, { name: 'in all', ms: performance.now() }];
		const width = Math.max(...rows.map(({ name }) => name.length));
		console.log();
		for (const { name, ms } of rows) {
			console.log(`${name.padEnd(width)}  ${(ms / 1000).toFixed(1).padStart(7)} s`);
		}
	}
}
