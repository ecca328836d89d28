/** What a playground starts with: a login, credentials for the sandbox, three active workflows and the examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Credential, N8nClient } from './client.mts';
import { ensureCredentials } from './credentials.mts';
import type { Workflow, WorkflowInput } from './workflow.mts';

const here = dirname(fileURLToPath(import.meta.url));
const demoDir = join(here, 'demo');
const examplesDir = join(here, '../workflows');

/** Only ever used by an n8n that listens on this machine alone. */
export const OWNER = { email: 'demo@example.com', password: 'Playground1' };

/** The demo workflows, in the order of their names. */
export function demoWorkflows(): Array<WorkflowInput & { id: string }> {
	return readdirSync(demoDir)
		.filter((file) => file.endsWith('.json'))
		.map((file) => JSON.parse(readFileSync(join(demoDir, file), 'utf8')) as WorkflowInput & { id: string })
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The importable examples of the other providers, by the id they get here. They wait to be published by a person. */
function exampleWorkflows(): Array<[string, WorkflowInput]> {
	return readdirSync(examplesDir)
		.filter((file) => file.endsWith('.json'))
		.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(examplesDir, file), 'utf8'))]);
}

/** The workflow with the credentials of this n8n wherever a node of this package wants one. */
function withCredentials(workflow: WorkflowInput, credentials: readonly Credential[]): WorkflowInput {
	const nodes = workflow.nodes.map((node) => {
		const wanted = /^n8n-nodes-fintech\.(\w+?)(Trigger)?$/.exec(node.type)?.[1];
		const found = credentials.find(({ type }) => type === `${wanted}Api`);
		return found ? { ...node, credentials: { [found.type]: { id: found.id, name: found.name } } } : node;
	});
	return { ...workflow, nodes };
}

/** Creates what is missing and leaves everything else as its user made it; returns the workflows as they are. */
export async function ensureDemo(client: N8nClient, sandboxUrl: string): Promise<Map<string, Workflow>> {
	await client.setupOwnerOrLogin(OWNER);
	const credentials = await ensureCredentials(client, sandboxUrl);
	const workflows = new Map<string, Workflow>();
	for (const workflow of demoWorkflows()) {
		if (!(await client.hasWorkflow(workflow.id))) {
			await client.createWorkflow(withCredentials(workflow, credentials));
			await client.activate(workflow.id);
		}
		workflows.set(workflow.id, await client.workflow(workflow.id));
	}
	for (const [id, example] of exampleWorkflows()) {
		if (await client.hasWorkflow(id)) continue;
		await client.createWorkflow({ ...withCredentials(example, credentials), id });
	}
	return workflows;
}
