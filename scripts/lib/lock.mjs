/** One set-up at a time: two npm runs in one folder would destroy each other's work. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** True while the process that wrote the lock is alive. */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it exists and belongs to somebody else.
		return error.code === 'EPERM';
	}
}

/** The pid in the lock file; undefined when there is none, or its writer has gone without clearing up. */
function holder(file) {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		return pid && isAlive(pid) ? pid : undefined;
	} catch {
		return undefined;
	}
}

/** Takes the lock file if nobody has it. */
function tryTake(file) {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
}

/** Runs `work` while holding the lock file; waits for another live process that holds it. */
export async function withLock(file, work) {
	mkdirSync(dirname(file), { recursive: true });
	let told = false;
	while (!tryTake(file)) {
		const pid = holder(file);
		if (pid === undefined) {
			rmSync(file, { force: true });
			continue;
		}
		if (!told) console.log(`Another set-up is running here (process ${pid}); waiting for it.`);
		told = true;
		await sleep(500);
	}
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}
