import { openN8n, SHARED_N8N } from './shared.mts';

/** Jest calls this before the first test file, and what it leaves in `globalThis` after the last. */
export default async function setup(): Promise<void> {
	const { url, home, logFile, cookie, close } = await openN8n();
	process.env[SHARED_N8N] = JSON.stringify({ url, home, logFile, cookie });
	Object.assign(globalThis, { closeSharedN8n: close });
	// A signal ends jest without its teardown; n8n, in a process group of its own, would live on.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => void close().finally(() => process.exit(1)));
	}
}
