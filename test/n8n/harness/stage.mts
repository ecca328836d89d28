/** What every test of this folder plays on: a real n8n with the packed package, and a sandbox beside it. */
import type { N8nClient } from '../../../playground/client.mts';
import { startSandbox } from '../../../sandbox/core/server.mts';
import { HexAiControl } from './hexAiControl.mts';
import { LogReader } from './log.mts';
import { SandboxControl } from './sandboxControl.mts';
import { openN8n, SHARED_N8N, type SharedN8n } from './shared.mts';
import { SharedClient } from './sharedClient.mts';

/** Longer than the start of an n8n is waited for (`playground/patience.mts`), which ends with words of its own. */
export const OWN_STAGE_LIMIT_MS = 35 * 60_000;

export const WEBHOOK_SECRET = 'fake-webhook-secret';

export interface Stage {
	client: N8nClient;
	/** The user folder of n8n. */
	home: string;
	sandboxUrl: string;
	/** Where the provider's API is, as the credential wants it. */
	baseUrl: string;
	hexAi: HexAiControl;
	/** The control calls of another simulator. */
	control(simulator: string): SandboxControl;
	/** What n8n logs from now on. */
	log(): LogReader;
	/** Data of a HexAI credential that works. */
	credentialData(changes?: Record<string, unknown>): Record<string, unknown>;
	createCredential(changes?: Record<string, unknown>): Promise<{ id: string; name: string }>;
	close(): Promise<void>;
}

/** A stage whose n8n nobody else uses, so that it can be restarted. */
export interface OwnStage extends Stage {
	/** Stops n8n and starts it again on the same data; changes of its environment stay. */
	restart(changes?: Record<string, string>): Promise<void>;
	/** Ends n8n with no word of its own, as a crash does; `restart` starts it again. */
	kill(): Promise<void>;
}

/** Opens a stage on the n8n all test files share. */
export async function openStage(): Promise<Stage> {
	const { [SHARED_N8N]: shared } = process.env;
	if (!shared) throw new Error('There is no shared n8n: run these tests by the jest project n8n.');
	const n8n = JSON.parse(shared) as SharedN8n;
	return await stageOn(n8n, new SharedClient(n8n));
}

/**
 * Opens a stage on an n8n of its own.
 *
 * @param env more of its environment
 */
export async function openOwnStage(env?: Record<string, string>): Promise<OwnStage> {
	const own = await openN8n(env);
	const stage = await stageOn(own, own.n8n.client);
	return {
		...stage,
		restart: async (changes) => await own.n8n.restart(changes),
		kill: async () => await own.n8n.kill(),
		close: async () => void (await Promise.all([own.close(), stage.close()])),
	};
}

/** A stage on an n8n that somebody else has started and will end; the sandbox ends with the stage. */
export async function stageOn(
	{ home, logFile }: Pick<SharedN8n, 'home' | 'logFile'>,
	client: N8nClient,
): Promise<Stage> {
	const sandbox = await startSandbox({ port: 0 });
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
		client,
		home,
		sandboxUrl: sandbox.url,
		baseUrl,
		hexAi: new HexAiControl(sandbox.url),
		control: (simulator) => new SandboxControl(sandbox.url, simulator),
		log: () => new LogReader(logFile),
		credentialData,
		createCredential: async (changes) =>
			await client.createCredential({ name: 'HexAI', type: 'hexAiApi', data: credentialData(changes) }),
		close: async () => await sandbox.close(),
	};
}
