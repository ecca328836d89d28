/** A program as a child process: start it, wait until its log says that it is ready, end it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Patience } from './patience.mts';

const LOOK_EVERY_MS = 1000;
const STOP_TIMEOUT_MS = 10_000;
const LOG_LINES_IN_ERRORS = 30;

export interface Program {
	/** What it is called in errors. */
	name: string;
	command: string;
	args: readonly string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Its output is appended here. */
	logFile: string;
	/** Its output holds this when it is ready. */
	readyLine: string;
	/** The user it runs as; ours when left out. */
	user?: { uid: number; gid: number };
}

export interface RunningProgram {
	child: ChildProcess;
	/** Settles when the program is ready, or has ended without getting there. */
	ready: Promise<void>;
	/** The last of what it has said. */
	said(): string;
}

/** Starts a program and tells when it is ready; waits as long as it lives and its log grows (`patience.mts`). */
export function launch({ name, command, args, readyLine, logFile, cwd, env, user }: Program): RunningProgram {
	const log = createWriteStream(logFile, { flags: 'a' });
	// A process group of its own: Ctrl-C in the terminal then reaches it once, through whoever started it.
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
		...user,
	});
	let tail = '';
	const ready = new Promise<void>((resolve, reject) => {
		const fail = (why: string) => {
			const lines = tail.split('\n').slice(-LOG_LINES_IN_ERRORS).join('\n');
			reject(new Error(`${why} Log: ${logFile}\n${lines}`));
		};
		const patience = new Patience(Date.now());
		const timer = setInterval(() => {
			const end = patience.end(Date.now());
			if (end === undefined) return;
			clearInterval(timer);
			fail(`${name} ${end}.`);
		}, LOOK_EVERY_MS);
		const onData = (data: Buffer) => {
			log.write(data);
			patience.heard(Date.now());
			tail = (tail + data.toString()).slice(-20_000);
			if (!tail.includes(readyLine)) return;
			clearInterval(timer);
			resolve();
		};
		child.stdout.on('data', onData);
		child.stderr.on('data', onData);
		// Its last words may come after its exit.
		child.once('close', () => log.end());
		child.once('error', (error) => {
			clearInterval(timer);
			fail(`${name} could not be started: ${error.message}.`);
		});
		child.once('exit', (code, signal) => {
			clearInterval(timer);
			fail(`${name} ended (${signal ?? `exit code ${code}`}) before it was ready.`);
		});
	});
	// Whoever awaits `ready` sees the failure; nobody awaiting it must not bring the process down.
	ready.catch(() => undefined);
	return { child, ready, said: () => tail };
}

/**
 * SIGTERM, and SIGKILL for a program that does not end; resolves when it has ended.
 *
 * @param timeoutMs how long it may take to end by itself
 */
export async function end(child: ChildProcess, timeoutMs = STOP_TIMEOUT_MS): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	await new Promise<void>((resolve) => {
		const force = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
		child.once('exit', () => {
			clearTimeout(force);
			resolve();
		});
		child.kill('SIGTERM');
	});
}

/** SIGKILL; resolves when it has ended. */
export async function crash(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}
