/** The process behind keeper.mts. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const pids: number[] = [];
const folders: string[] = [];

for await (const line of createInterface({ input: process.stdin })) {
	const { pid, folder } = JSON.parse(line) as { pid?: number; folder?: string };
	if (pid !== undefined) pids.push(pid);
	if (folder !== undefined) folders.push(folder);
}

/** False when nothing of its group is left. */
function killGroup(pid: number): boolean {
	try {
		return process.kill(-pid, 'SIGKILL');
	} catch {
		return false;
	}
}

while (pids.map(killGroup).includes(true)) await sleep(50);
for (const folder of folders)
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
