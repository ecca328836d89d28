import { RUNNING_PLAYGROUND, startPlayground } from './playground.mts';

/** Jest calls this before the first test file, and what it leaves in `globalThis` after the last. */
export default async function setup(): Promise<void> {
	const { close, ...running } = await startPlayground();
	process.env[RUNNING_PLAYGROUND] = JSON.stringify(running);
	Object.assign(globalThis, { closePlayground: close });
	// A signal ends jest without its teardown; the playground, in a process group of its own, would live on.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => void close().finally(() => process.exit(1)));
	}
}
