/**
 * The n8n that all test files of this folder share. Starting it costs ten seconds and all of a core, so jest starts
 * one before the first file and ends it after the last. Files keep apart by what they make there: workflows,
 * credentials and webhook paths of their own, and a sandbox of their own beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../../playground/install.mts';
import { startN8n, type N8n } from '../../../playground/n8n.mts';

const OWNER = { email: 'owner@example.com', password: 'Owner-of-the-test-1' };

/** The environment variable that tells the test files where it is. */
export const SHARED_N8N = 'FINTECH_SHARED_N8N';

/** Otherwise five triggers that n8n tries for fifteen seconds to switch on would hold up those of all other files. */
const ENVIRONMENT = { N8N_WORKFLOW_PUBLICATION_CONCURRENCY: '20' };

/** What a test file must know of it. */
export interface SharedN8n {
	url: string;
	home: string;
	logFile: string;
	/** The login of its owner; n8n allows few logins a minute. */
	cookie: string;
}

/** An n8n of one's own, with the packed package. */
export interface OwnN8n extends SharedN8n {
	n8n: N8n;
	close(): Promise<void>;
}

/**
 * Packs and installs the package into an empty n8n, starts it and sets up its owner.
 *
 * @param env more of its environment
 */
export async function openN8n(env: Record<string, string> = {}): Promise<OwnN8n> {
	const home = mkdtempSync(join(tmpdir(), 'fintech-n8n-'));
	const logFile = join(home, 'n8n.log');
	await installPackage(home);
	const n8n = await startN8n({ home, logFile, env: { ...ENVIRONMENT, ...env } });
	const close = async () => {
		await n8n.stop();
		rmSync(home, { recursive: true, force: true });
	};
	try {
		await n8n.ready;
		await n8n.client.setupOwnerOrLogin(OWNER);
	} catch (error) {
		await close();
		throw error;
	}
	return { n8n, url: n8n.url, home, logFile, cookie: n8n.client.cookie, close };
}
