/**
 * Preloaded into a process under measurement: at SIGUSR2 it writes what the process has cost so far into the file
 * PROBE_FILE names.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Probed {
	/** Processor time since the process began, in milliseconds. */
	cpu: number;
	/** Bytes on the heap after a garbage collection. */
	heap: number;
	/** Modules of an installed package. */
	modules: number;
}

const { cache } = createRequire(import.meta.url);
const { PROBE_FILE = '' } = process.env;

process.on('SIGUSR2', () => {
	const { user, system } = process.cpuUsage();
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	// What the first leaves to finalizers goes with the second.
	collect();
	collect();
	const probed: Probed = {
		cpu: (user + system) / 1000,
		heap: process.memoryUsage().heapUsed,
		modules: Object.keys(cache).filter((path) => path.includes('/node_modules/n8n-nodes-fintech/')).length,
	};
	writeFileSync(PROBE_FILE, JSON.stringify(probed));
});
