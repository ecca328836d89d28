/** One real n8n with the packed package, and the sandbox beside it: what every test of this folder plays on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../../playground/install.mts';
import { startN8n, type N8n } from '../../../playground/n8n.mts';
import type { N8nClient } from '../../../playground/client.mts';
import { startSandbox } from '../../../sandbox/core/server.mts';
import { HexAiControl } from './hexAiControl.mts';
import { SandboxControl } from './sandboxControl.mts';

const OWNER = { email: 'owner@example.com', password: 'Owner-of-the-test-1' };

export const WEBHOOK_SECRET = 'fake-webhook-secret';

export interface Stage {
	n8n: N8n;
	client: N8nClient;
	sandboxUrl: string;
	/** Where the provider's API is, as the credential wants it. */
	baseUrl: string;
	hexAi: HexAiControl;
	/** The control calls of another simulator. */
	control(simulator: string): SandboxControl;
	/** What n8n has logged so far. */
	logFile: string;
	/** Data of a HexAI credential that works. */
	credentialData(changes?: Record<string, unknown>): Record<string, unknown>;
	createCredential(changes?: Record<string, unknown>): Promise<{ id: string; name: string }>;
	close(): Promise<void>;
}

/** Packs and installs the package into an empty n8n, starts it and logs in. */
export async function openStage(): Promise<Stage> {
	const home = mkdtempSync(join(tmpdir(), 'fintech-n8n-'));
	const logFile = join(home, 'n8n.log');
	await installPackage(home);
	const sandbox = await startSandbox({ port: 0 });
	const n8n = await startN8n({ home, logFile });
	await n8n.ready;
	await n8n.client.setupOwnerOrLogin(OWNER);
	const baseUrl = `${sandbox.url}/hexai/api/v1`;
	const credentialData = (changes: Record<string, unknown> = {}) => ({
		apiKey: 'sk_test_sim',
		baseUrl,
		payoutPath: '/payouts/initiate',
		sendHexaiKeyHeader: false,
		webhookSecret: WEBHOOK_SECRET,
		...changes,
	});
	return {
		n8n,
		client: n8n.client,
		sandboxUrl: sandbox.url,
		baseUrl,
		hexAi: new HexAiControl(sandbox.url),
		control: (simulator) => new SandboxControl(sandbox.url, simulator),
		logFile,
		credentialData,
		createCredential: async (changes) =>
			await n8n.client.createCredential({ name: 'HexAI', type: 'hexAiApi', data: credentialData(changes) }),
		close: async () => {
			await Promise.all([n8n.stop(), sandbox.close()]);
			rmSync(home, { recursive: true, force: true });
		},
	};
}
