/** What a playground starts with: a login, credentials for the sandbox, three demo workflows and the examples. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { N8nClient } from './client.mts';
import { ensureCredentials, type Places } from './credentials.mts';
import { EXAMPLES_DIR, forSandbox, listens, workflowsIn } from './examples.mts';
import type { Workflow } from './workflow.mts';

const demoDir = join(dirname(fileURLToPath(import.meta.url)), 'demo');

/** Only ever used by an n8n that listens on this machine alone. */
export const OWNER = { email: 'demo@example.com', password: 'Playground1' };

/** Creates what is missing and leaves everything else as its user made it; returns the workflows as they are. */
export async function ensureDemo(client: N8nClient, places: Places): Promise<Map<string, Workflow>> {
	await client.setupOwnerOrLogin(OWNER);
	return await ensureWorkflows(client, places);
}

/** The same for a client that is logged in. */
export async function ensureWorkflows(client: N8nClient, places: Places): Promise<Map<string, Workflow>> {
	const credentials = await ensureCredentials(client, places);
	const workflows = new Map<string, Workflow>();
	// n8n lists first what was saved last: a person who signs in finds the demos above the examples, the first on top.
	for (const workflow of [...workflowsIn(EXAMPLES_DIR), ...workflowsIn(demoDir).toReversed()]) {
		const { id } = workflow;
		if (!(await client.hasWorkflow(id))) {
			await client.createWorkflow(forSandbox(workflow, credentials));
			if (listens(workflow)) await client.activate(id);
		}
		workflows.set(id, await client.workflow(id));
	}
	return workflows;
}
