/** What a playground starts with: a login, a credential for the sandbox and three active workflows. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Credential, CredentialInput, N8nClient } from './client.mts';
import type { Workflow, WorkflowInput } from './workflow.mts';

const demoDir = join(dirname(fileURLToPath(import.meta.url)), 'demo');

/** Only ever used by an n8n that listens on this machine alone. */
export const OWNER = { email: 'demo@example.com', password: 'Playground1' };

const CREDENTIAL_TYPE = 'hexAiApi';
const CREDENTIAL_NAME = 'HexAI sandbox';
const SANDBOX_BASE_URL = /^http:\/\/127\.0\.0\.1:\d+\/hexai\/api\/v1$/;

/** The demo workflows, in the order of their names. */
export function demoWorkflows(): Array<WorkflowInput & { id: string }> {
	return readdirSync(demoDir)
		.filter((file) => file.endsWith('.json'))
		.map((file) => JSON.parse(readFileSync(join(demoDir, file), 'utf8')) as WorkflowInput & { id: string })
		.sort((a, b) => a.name.localeCompare(b.name));
}

function sandboxCredential(baseUrl: string): CredentialInput {
	return {
		name: CREDENTIAL_NAME,
		type: CREDENTIAL_TYPE,
		data: { apiKey: 'sk_test_sim', baseUrl, webhookSecret: 'fake-webhook-secret' },
	};
}

/** Creates the credential, or follows the sandbox to its new port; a base URL set by hand stays. */
async function ensureCredential(client: N8nClient, sandboxUrl: string): Promise<Credential> {
	const baseUrl = `${sandboxUrl}/hexai/api/v1`;
	const all = await client.credentials();
	const found = all.find((entry) => entry.type === CREDENTIAL_TYPE && entry.name === CREDENTIAL_NAME);
	if (!found) return await client.createCredential(sandboxCredential(baseUrl));
	const { data } = await client.credential(found.id);
	const moved = data.baseUrl !== baseUrl && SANDBOX_BASE_URL.test(String(data.baseUrl));
	if (moved) await client.updateCredential(found.id, { ...found, data: { ...data, baseUrl } });
	return found;
}

/** The workflow with the ids of this n8n's credential in place of the file's. */
function withCredential(workflow: WorkflowInput, { id, name }: Credential): WorkflowInput {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[CREDENTIAL_TYPE]
			? { ...node, credentials: { [CREDENTIAL_TYPE]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** Creates what is missing and leaves everything else as its user made it; returns the workflows as they are. */
export async function ensureDemo(client: N8nClient, sandboxUrl: string): Promise<Map<string, Workflow>> {
	await client.setupOwnerOrLogin(OWNER);
	const credential = await ensureCredential(client, sandboxUrl);
	const workflows = new Map<string, Workflow>();
	for (const workflow of demoWorkflows()) {
		if (!(await client.hasWorkflow(workflow.id))) {
			await client.createWorkflow(withCredential(workflow, credential));
			await client.activate(workflow.id);
		}
		workflows.set(workflow.id, await client.workflow(workflow.id));
	}
	return workflows;
}
