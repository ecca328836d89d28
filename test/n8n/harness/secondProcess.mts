/** A second n8n process on the same database, as a queue worker is one: `n8n execute` runs one workflow and ends. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, n8nEnvironment } from '../../../playground/environment.mts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const node24 = join(root, '.toolchain/node_modules/node/bin/node');
const n8nBin = join(root, 'playground/node_modules/n8n/bin/n8n');

/** Starts the workflow; resolves with the process's whole output when it has ended well. */
export async function executeElsewhere(home: string, workflowId: string): Promise<string> {
	const ports = { port: await freePort(), brokerPort: await freePort() };
	const env = n8nEnvironment({ home, ...ports, env: { N8N_RUNNERS_ENABLED: 'false' } });
	const child = spawn(node24, [n8nBin, 'execute', `--id=${workflowId}`], { cwd: home, env });
	// Should this process end first, that one must not stay behind.
	process.once('exit', () => child.kill('SIGKILL'));
	let output = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	child.stderr.on('data', (data: Buffer) => (output += data.toString()));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0
				? resolve(output)
				: reject(new Error(`n8n execute ended with ${code}:\n${output.slice(-3000)}`)),
		);
	});
}
