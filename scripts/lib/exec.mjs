/** Running other programs: the pinned Node 24, npm, and what to do with their output. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { nodeBin, nodeBinDir, root } from './project.mjs';

/** The failure of a program whose own output already told the user what went wrong. */
export class ExitError extends Error {
	constructor(label, code) {
		super(`${label} ended with exit code ${code}.`);
		this.code = code;
	}
}

/** The environment with Node 24 first in PATH, so that programs started by our tools use it too. */
export function toolchainEnv(extra = {}) {
	return { ...process.env, PATH: `${nodeBinDir}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * Runs a script under Node 24 with our own terminal; rejects with ExitError unless it ends with 0.
 * With `buffered`, its output comes in one piece at its end, so that programs can run side by side.
 * Signals reach the child once: the terminal sends Ctrl-C to both, anything else is handed on.
 * npm does not hand on a signal sent to it alone; then our parent is gone, and the child has to go too.
 */
export function node24(args, { label = args[0], cwd = root, env = {}, buffered = false } = {}) {
	return new Promise((resolve, reject) => {
		const stdio = buffered ? ['ignore', 'pipe', 'pipe'] : 'inherit';
		const child = spawn(nodeBin, args, { cwd, stdio, env: toolchainEnv(env) });
		const output = [];
		if (buffered) {
			for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
		}
		const waitForChild = () => {};
		const handOn = () => child.kill('SIGTERM');
		process.on('SIGINT', waitForChild);
		process.on('SIGTERM', handOn);
		const parent = process.ppid;
		const orphanWatch = setInterval(() => process.ppid !== parent && handOn(), 1000);
		const tidy = () => {
			clearInterval(orphanWatch);
			process.off('SIGINT', waitForChild);
			process.off('SIGTERM', handOn);
		};
		child.once('error', (error) => {
			tidy();
			reject(error);
		});
		// Not `exit`: the last of its output may come after that.
		child.once('close', (code, signal) => {
			tidy();
			if (output.length > 0) process.stdout.write(Buffer.concat(output));
			if (code === 0) resolve();
			else reject(new ExitError(label, code ?? signal));
		});
	});
}

/** Runs npm without showing its output; resolves to it, or rejects with its last 30 lines. */
export function npm(args, { cwd, env = process.env }) {
	// Under `npm run`, this is the very npm the user called; otherwise the one in PATH.
	const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
	const [command, ...first] = own ? ['node', own] : ['npm'];
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...first, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let stdout = '';
		let all = '';
		child.stdout.on('data', (data) => {
			stdout += data;
			all += data;
		});
		child.stderr.on('data', (data) => (all += data));
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) return resolve(stdout);
			const tail = all.trimEnd().split('\n').slice(-30).join('\n');
			reject(new Error(`npm ${args.join(' ')} ended with ${code ?? signal}:\n${tail}`));
		});
	});
}

/** Ends a script: its promise decides the exit code, an expected failure prints no stack; `last` runs at the very end. */
export function main(promise, last = () => {}) {
	promise
		.catch((error) => {
			console.error(`\n${error instanceof Error ? error.message : error}`);
			process.exitCode = typeof error?.code === 'number' ? error.code : 1;
		})
		.finally(last);
}
