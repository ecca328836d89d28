/** Sees to it that nothing of a test run stays behind, however the run ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.url)), 'keeperProcess.mts');

/**
 * A process that ends others and removes folders once its standard input closes: also when the run is killed, which
 * no handler of the run itself could see.
 */
export class Keeper {
	private readonly child = spawn(process.execPath, [program], {
		stdio: ['pipe', 'ignore', 'inherit'],
		// Ctrl-C must not end it before it has done its work.
		detached: true,
	});

	/** @param pid of a process that leads a group of its own */
	endProcess(pid: number): void {
		this.child.stdin.write(`${JSON.stringify({ pid })}\n`);
	}

	removeFolder(folder: string): void {
		this.child.stdin.write(`${JSON.stringify({ folder })}\n`);
	}

	/** Has it done now; resolves when everything is gone. */
	async close(): Promise<void> {
		const gone = once(this.child, 'exit');
		this.child.stdin.end();
		await gone;
	}
}
