/** Starts of a real n8n and what they cost. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { startN8n } from '../../playground/n8n.mts';
import type { Probed } from './processProbe.mts';

export interface Start extends Probed {
	/** Until it says that it is ready, in milliseconds. */
	wall: number;
}

/** n8n still has things to do when it says that it is ready. */
const SETTLING_MS = 3000;

const probe = pathToFileURL(join(import.meta.dirname, 'processProbe.mts')).href;

/** Starts n8n on a home folder, looks at it when it is ready, and ends it. */
export async function measuredStart(home: string): Promise<Start> {
	const file = join(home, 'probed.json');
	rmSync(file, { force: true });
	let pid: number | undefined;
	const before = performance.now();
	const n8n = await startN8n({
		home,
		env: { NODE_OPTIONS: `--import ${probe}`, PROBE_FILE: file },
		onStart: (id) => (pid = id),
	});
	try {
		await n8n.ready;
		const wall = performance.now() - before;
		await sleep(SETTLING_MS);
		return { wall, ...(await probed(pid, file)) };
	} finally {
		await n8n.stop();
	}
}

async function probed(pid: number | undefined, file: string): Promise<Probed> {
	if (pid === undefined) throw new Error('n8n has no process.');
	process.kill(pid, 'SIGUSR2');
	for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) {
		const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
		if (text.endsWith('}')) return JSON.parse(text) as Probed;
	}
	throw new Error('n8n did not tell what its start cost.');
}
