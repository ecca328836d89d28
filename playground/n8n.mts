/** A real n8n as a child process: start, wait, restart, stop. Used by the playground and by tests. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { N8nClient } from './client.mts';
import { freePort, HOST, isPortFree, n8nEnvironment } from './environment.mts';
import { crash, end, launch } from './program.mts';

const here = dirname(fileURLToPath(import.meta.url));
const nodeBin = join(here, '../.toolchain/node_modules/node/bin/node');

/** n8n's program: the pinned version, or the one the set-up has installed for N8N_VERSION. */
export function n8nProgram(env: NodeJS.ProcessEnv = process.env): string {
	const { N8N_VERSION, FINTECH_N8N_FOLDER } = env;
	if (N8N_VERSION && !FINTECH_N8N_FOLDER) {
		throw new Error(
			`N8N_VERSION is ${N8N_VERSION}, and only npm start, npm run dev and npm run test:n8n install it: start by one of these.`,
		);
	}
	return join(FINTECH_N8N_FOLDER ?? here, 'node_modules/n8n/bin/n8n');
}

/** n8n logs this when webhooks and active workflows are up; its health check answers earlier than that. */
const READY_LINE = 'Editor is now accessible';

export interface StartOptions {
	/** The n8n user folder: database, encryption key and installed packages live in its `.n8n`. */
	home: string;
	/** Chosen free when left out. */
	port?: number;
	/** Further environment variables; they have the last word. */
	env?: Record<string, string>;
	/** What n8n runs as, with what its log says when it is ready; `n8n start` when left out. */
	run?: { args: readonly string[]; readyLine: string };
	/** Called with the id of the process at each start. */
	onStart?: (pid: number) => void;
	/** Where n8n's log goes; `n8n.log` in the home when left out. */
	logFile?: string;
}

export interface N8n {
	readonly url: string;
	readonly port: number;
	readonly client: N8nClient;
	/** Id of the process that was started last. */
	readonly pid: number;
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

/** Starts n8n on a home folder; several can run side by side. Await `ready` before using it. */
export async function startN8n(options: StartOptions): Promise<N8n> {
	const { home, run = { args: ['start'], readyLine: READY_LINE }, onStart } = options;
	let { env = {} } = options;
	const port = options.port ?? (await freePort());
	if (!(await isPortFree(port))) throw new Error(`Port ${port} is in use.`);
	const logFile = options.logFile ?? join(home, 'n8n.log');
	mkdirSync(home, { recursive: true });
	mkdirSync(dirname(logFile), { recursive: true });

	const begin = async () => {
		const running = launch({
			name: 'n8n',
			command: nodeBin,
			args: [n8nProgram(), ...run.args],
			cwd: home,
			env: n8nEnvironment({ home, port, brokerPort: await freePort(), env }),
			logFile,
			readyLine: run.readyLine,
		});
		if (running.child.pid !== undefined) onStart?.(running.child.pid);
		return running;
	};
	let current = await begin();
	// Should this process end without stop(), n8n must not stay behind.
	process.once('exit', () => current.child.kill('SIGKILL'));

	const url = `http://${HOST}:${port}`;
	return {
		url,
		port,
		client: new N8nClient(url),
		get pid() {
			return current.child.pid ?? NaN;
		},
		get ready() {
			return current.ready;
		},
		stop: async () => await end(current.child),
		kill: async () => await crash(current.child),
		async restart(changes = {}) {
			await end(current.child);
			env = { ...env, ...changes };
			current = await begin();
			await current.ready;
		},
	};
}
