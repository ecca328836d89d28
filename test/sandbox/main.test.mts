import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { harness } from './harness.mts';

const MAIN = join(__dirname, '..', '..', 'sandbox', 'main.mts');

interface Run {
	child: ChildProcess;
	output: () => string;
	ended: Promise<number | null>;
}

function run(port: string): Run {
	const child = spawn(process.execPath, [MAIN], { env: { ...process.env, SANDBOX_PORT: port } });
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
	const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
	return { child, output: () => text, ended };
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('prints the links, answers, and stops on Ctrl-C', async () => {
	const { child, output, ended } = run('0');
	await until(() => output().includes('Ctrl-C'));
	const base = /HexAI base URL\s+(\S+)/.exec(output())?.[1] ?? '';
	const answer = await fetch(`${base}/client/balance`, { headers: { authorization: 'Bearer sk_test_sim' } });
	expect(answer.status).toBe(200);
	await answer.text();
	child.kill('SIGINT');
	expect(await ended).toBe(0);
});

test('names a busy port and says how to choose another', async () => {
	const blocker = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => blocker.once('listening', resolve));
	const address = blocker.address();
	const port = typeof address === 'object' && address ? String(address.port) : '';
	const { output, ended } = run(port);
	expect(await ended).toBe(1);
	expect(output()).toContain(`Port ${port} is already in use`);
	expect(output()).toContain('SANDBOX_PORT=');
	blocker.close();
});

test('refuses a port that is none', async () => {
	const { output, ended } = run('http');
	expect(await ended).toBe(1);
	expect(output()).toContain('SANDBOX_PORT is "http"');
});

test('listens on loopback unless told otherwise', async () => {
	const box = await harness();
	expect(box.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	await box.close();
});
