/** A real n8n as a child process: start, wait, restart, stop. Used by the playground and by tests. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { N8nClient } from './client.mts';
import { freePort, HOST, isPortFree, n8nEnvironment } from './environment.mts';

const here = dirname(fileURLToPath(import.meta.url));
const nodeBin = join(here, '../.toolchain/node_modules/node/bin/node');
const n8nBin = join(here, 'node_modules/n8n/bin/n8n');

/** n8n logs this when webhooks and active workflows are up; its health check answers earlier than that. */
const READY_LINE = 'Editor is now accessible';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;
const LOG_LINES_IN_ERRORS = 30;

export interface StartOptions {
	/** The n8n user folder: database, encryption key and installed packages live in its `.n8n`. */
	home: string;
	/** Chosen free when left out. */
	port?: number;
	/** Further environment variables; they have the last word. */
	env?: Record<string, string>;
	/** Where n8n's log goes; `n8n.log` in the home when left out. */
	logFile?: string;
}

export interface N8n {
	readonly url: string;
	readonly port: number;
	readonly client: N8nClient;
	/** Settles when the n8n started last accepts webhooks, or has ended without getting there. */
	readonly ready: Promise<void>;
	stop(): Promise<void>;
	/** Ends it at once, as a crash does: it gets no word in. */
	kill(): Promise<void>;
	/**
	 * Stops and starts again on the same port and data, and waits until it is ready.
	 *
	 * @param changes environment variables that hold from now on
	 */
	restart(changes?: Record<string, string>): Promise<void>;
}

/** Starts one n8n process and tells when it is ready. */
function launch(environment: Record<string, string>, home: string, logFile: string) {
	const log = createWriteStream(logFile, { flags: 'a' });
	// A process group of its own: Ctrl-C in the terminal then reaches n8n once, through stop().
	const child = spawn(nodeBin, [n8nBin, 'start'], {
		cwd: home,
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	let tail = '';
	const ready = new Promise<void>((resolve, reject) => {
		const fail = (why: string) => {
			const lines = tail.split('\n').slice(-LOG_LINES_IN_ERRORS).join('\n');
			reject(new Error(`${why} Log: ${logFile}\n${lines}`));
		};
		const timer = setTimeout(() => fail('n8n did not get ready in time.'), START_TIMEOUT_MS);
		const onData = (data: Buffer) => {
			log.write(data);
			tail = (tail + data.toString()).slice(-20_000);
			if (!tail.includes(READY_LINE)) return;
			clearTimeout(timer);
			resolve();
		};
		child.stdout.on('data', onData);
		child.stderr.on('data', onData);
		// Its last words may come after its exit.
		child.once('close', () => log.end());
		child.once('error', (error) => fail(`n8n could not be started: ${error.message}.`));
		child.once('exit', (code, signal) => {
			clearTimeout(timer);
			fail(`n8n ended (${signal ?? `exit code ${code}`}) before it was ready.`);
		});
	});
	// Whoever awaits `ready` sees the failure; nobody awaiting it must not bring the process down.
	ready.catch(() => undefined);
	return { child, ready };
}

/** SIGTERM, and SIGKILL for an n8n that does not end; resolves when it has ended. */
async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	await new Promise<void>((resolve) => {
		const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		child.once('exit', () => {
			clearTimeout(force);
			resolve();
		});
		child.kill('SIGTERM');
	});
}

/** SIGKILL; resolves when it has ended. */
async function crash(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}

/** Starts n8n on a home folder; several can run side by side. Await `ready` before using it. */
export async function startN8n(options: StartOptions): Promise<N8n> {
	const { home } = options;
	let { env = {} } = options;
	const port = options.port ?? (await freePort());
	if (!(await isPortFree(port))) throw new Error(`Port ${port} is in use.`);
	const logFile = options.logFile ?? join(home, 'n8n.log');
	mkdirSync(home, { recursive: true });
	mkdirSync(dirname(logFile), { recursive: true });

	const environment = async () => n8nEnvironment({ home, port, brokerPort: await freePort(), env });
	let current = launch(await environment(), home, logFile);
	// Should this process end without stop(), n8n must not stay behind.
	process.once('exit', () => current.child.kill('SIGKILL'));

	const url = `http://${HOST}:${port}`;
	return {
		url,
		port,
		client: new N8nClient(url),
		get ready() {
			return current.ready;
		},
		stop: async () => await end(current.child),
		kill: async () => await crash(current.child),
		async restart(changes = {}) {
			await end(current.child);
			env = { ...env, ...changes };
			current = launch(await environment(), home, logFile);
			await current.ready;
		},
	};
}
