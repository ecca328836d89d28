/** The playground as `npm start` starts it: what people see of it is looked at in a browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { N8nClient } from '../../../playground/client.mts';
import { freePort } from '../../../playground/environment.mts';
import { installPackage } from '../../../playground/install.mts';
import { end, launch } from '../../../playground/program.mts';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '../../../playground/start.mts');

/** The last line it prints before it waits for its user. */
const READY_LINE = 'Ctrl-C stops';

/** It has two programs of its own to end. */
const STOP_TIMEOUT_MS = 60_000;

/** The environment variable that tells the test files where it is. */
export const RUNNING_PLAYGROUND = 'FINTECH_RUNNING_PLAYGROUND';

/** What a test file must know of it. */
export interface Playground {
	/** What it prints, by label: `n8n`, `Login`, `Password`, `Sandbox`, and the links of its steps. */
	printed: Record<string, string>;
	/** The login of its owner; n8n allows few logins a minute. */
	cookie: string;
	/** What it starts with, before a test adds more. */
	workflows: Array<{ id: string; name: string }>;
}

export interface OwnPlayground extends Playground {
	close(): Promise<void>;
}

/** Starts it with data of its own, on free ports, and waits as long as it gets on. */
export async function startPlayground(): Promise<OwnPlayground> {
	const home = mkdtempSync(join(tmpdir(), 'fintech-playground-'));
	await installPackage(home);
	const ports = { N8N_PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
	const { child, ready, said } = launch({
		name: 'The playground',
		command: process.execPath,
		args: [PROGRAM],
		cwd: home,
		env: { ...process.env, ...ports, FINTECH_PLAYGROUND_HOME: home },
		logFile: join(home, 'playground.log'),
		readyLine: READY_LINE,
	});
	const close = async () => {
		await end(child, STOP_TIMEOUT_MS);
		rmSync(home, { recursive: true, force: true });
	};
	try {
		await ready;
		const printed = labelled(said());
		const { n8n = '', Login: email = '', Password: password = '' } = printed;
		const client = new N8nClient(n8n);
		await client.login({ email, password });
		return { printed, cookie: client.cookie, workflows: await client.workflows(), close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The playground all test files share. */
export function runningPlayground(): Playground {
	const { [RUNNING_PLAYGROUND]: running } = process.env;
	if (!running) throw new Error('There is no playground: run these tests by the jest project ui.');
	return JSON.parse(running) as Playground;
}

/** Lines such as `  1. Pay   http://…`: a label, perhaps with a number, and one word far from it. */
function labelled(text: string): Record<string, string> {
	const lines = text.matchAll(/^ {2}(?:\d\. )?(\S+(?: \S+)*) {2,}(\S+)$/gm);
	return Object.fromEntries([...lines].map(([, label = '', value = '']) => [label, value]));
}
