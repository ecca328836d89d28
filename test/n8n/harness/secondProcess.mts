/** A second n8n process on the same database, as a queue worker is one: n8n's commands do one thing and end. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, n8nEnvironment } from '../../../playground/environment.mts';
import { n8nProgram } from '../../../playground/n8n.mts';
import type { WorkflowInput } from '../../../playground/workflow.mts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const node24 = join(root, '.toolchain/node_modules/node/bin/node');

/** Starts the workflow; resolves with the process's whole output when it has ended well. */
export async function executeElsewhere(home: string, workflowId: string): Promise<string> {
	return await runElsewhere(home, ['execute', `--id=${workflowId}`]);
}

/** Takes workflows into n8n as its command does: with their ids and what their nodes remember. */
export async function importElsewhere(home: string, workflows: readonly WorkflowInput[]): Promise<void> {
	const file = join(home, 'import.json');
	writeFileSync(file, JSON.stringify(workflows));
	await runElsewhere(home, ['import:workflow', `--input=${file}`]);
}

async function runElsewhere(home: string, command: readonly string[]): Promise<string> {
	const ports = { port: await freePort(), brokerPort: await freePort() };
	const env = n8nEnvironment({ home, ...ports, env: { N8N_RUNNERS_ENABLED: 'false' } });
	const child = spawn(node24, [n8nProgram(), ...command], { cwd: home, env });
	// Should this process end first, that one must not stay behind.
	process.once('exit', () => child.kill('SIGKILL'));
	let output = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	child.stderr.on('data', (data: Buffer) => (output += data.toString()));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) =>
			code === 0
				? resolve(output)
				: reject(
						new Error(`n8n ${command[0]} ended with ${code ?? signal}:
${output.slice(-3000)}`),
					),
		);
	});
}
