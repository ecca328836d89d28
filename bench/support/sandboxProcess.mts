import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { repository } from '../../test/engine/harness/n8n.mts';

/** Starts the sandbox in a process of its own, so that it takes no time of the measured event loop. */
export async function startSandboxProcess(): Promise<{ url: string; stop(): void }> {
	const child = spawn(process.execPath, [join(repository, 'sandbox/main.mts')], {
		env: { ...process.env, SANDBOX_PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await new Promise<string>((resolve, reject) => {
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
			if (found) resolve(found);
		});
		child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}: ${printed}`)));
	});
	return { url, stop: () => void child.kill() };
}
