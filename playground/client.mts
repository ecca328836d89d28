/** n8n's own REST API as its editor uses it: the calls our playground and tests need, and no more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseExecution, type Execution, type ExecutionSummary } from './execution.mts';
import { N8nSession } from './session.mts';
import { webhookPath, type NodeType, type Workflow, type WorkflowInput } from './workflow.mts';

export interface CredentialInput {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A saved credential without its data, which n8n hands out encrypted or blanked only. */
export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/** From which node a manual run starts, or up to which node it goes. */
export interface ManualRun {
	trigger?: string;
	destination?: string;
}

export interface ManualRunStarted {
	executionId?: string;
	/** Set when the trigger now waits for one call of its test URL. */
	waitingForWebhook?: boolean;
}

interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

export class N8nClient extends N8nSession {
	private types: NodeType[] | undefined;

	/** Ids of credentials are chosen by n8n. */
	async createCredential(credential: CredentialInput): Promise<Credential> {
		const { id, name, type } = await this.request<Credential>('POST', '/rest/credentials', credential);
		return { id, name, type };
	}

	/** Replaces the data; blanked passwords, as `credential` gives them, keep their saved value. */
	async updateCredential(id: string, credential: CredentialInput): Promise<void> {
		await this.request('PATCH', `/rest/credentials/${id}`, credential);
	}

	async credentials(): Promise<Credential[]> {
		return await this.request('GET', '/rest/credentials');
	}

	/** One credential with its data, passwords blanked. */
	async credential(id: string): Promise<Credential & CredentialInput> {
		return await this.request('GET', `/rest/credentials/${id}?includeData=true`);
	}

	/** The editor's own test of a saved credential; with `data`, of what its form holds unsaved. */
	async testCredential(id: string, data?: Record<string, unknown>): Promise<CredentialTest> {
		const { name, type, data: saved } = await this.credential(id);
		return await this.request('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data: { ...saved, ...data } },
		});
	}

	/** Saves a new workflow, inactive; keeps its `id` when it has one. */
	async createWorkflow(workflow: WorkflowInput): Promise<Workflow> {
		return await this.request('POST', '/rest/workflows', { settings: { executionOrder: 'v1' }, ...workflow });
	}

	/** Saves changes as a new version; an active workflow goes on with the version it was activated with. */
	async updateWorkflow(id: string, changes: Partial<WorkflowInput>): Promise<Workflow> {
		return await this.request('PATCH', `/rest/workflows/${id}`, changes);
	}

	/** All workflows, without their nodes, in the order n8n's list has them: the one saved last first. */
	async workflows(): Promise<Array<Pick<Workflow, 'id' | 'name'>>> {
		const all = await this.request<Workflow[]>('GET', '/rest/workflows?sortBy=updatedAt:desc');
		return all.map(({ id, name }) => ({ id, name }));
	}

	async workflow(id: string): Promise<Workflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	async hasWorkflow(id: string): Promise<boolean> {
		const { exists } = await this.request<{ exists: boolean }>('GET', `/rest/workflows/${id}/exists`);
		return exists;
	}

	/** Activates the version saved last, as the editor's Publish does, and waits until its triggers listen. */
	async activate(id: string): Promise<Workflow> {
		const { versionId } = await this.workflow(id);
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		// n8n reads its two tables one after the other: between them a workflow can seem to be neither under way nor there.
		const { status, triggers } = await this.publication(id, ['in_progress', 'not_published']);
		if (status !== 'published') {
			const reasons = triggers.map((trigger) => trigger.errorMessage).filter(Boolean);
			throw new Error(
				`Workflow ${id} was not activated (${status}): ${reasons.join('; ') || 'n8n gives no reason'}`,
			);
		}
		return await this.workflow(id);
	}

	/** Deactivates a workflow and waits until its triggers no longer listen. */
	async deactivate(id: string): Promise<Workflow> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.publication(id);
		return await this.workflow(id);
	}

	/**
	 * n8n answers (de)activation at once and does it afterwards, trying for a quarter of a minute: this is its outcome.
	 *
	 * @param passing what it says while it is not done yet
	 */
	private async publication(id: string, passing = ['in_progress'], timeoutMs = 60_000): Promise<Publication> {
		const end = Date.now() + timeoutMs;
		for (;;) {
			const publication = await this.request<Publication>('GET', `/rest/workflows/${id}/publication-status`);
			if (!passing.includes(publication.status)) return publication;
			if (Date.now() > end)
				throw new Error(`Workflow ${id} is still ${publication.status} after ${timeoutMs} ms.`);
			await sleep(50);
		}
	}

	/** Runs the saved workflow as the editor's Execute buttons do: from a trigger, or up to a node. */
	async runWorkflow(id: string, { trigger, destination }: ManualRun): Promise<ManualRunStarted> {
		return await this.request('POST', `/rest/workflows/${id}/run`, {
			...(trigger && { triggerToStartFrom: { name: trigger } }),
			...(destination && { destinationNode: { nodeName: destination, mode: 'inclusive' } }),
		});
	}

	/** One execution with its data in plain objects. */
	async execution(id: string): Promise<Execution> {
		return parseExecution(await this.request('GET', `/rest/executions/${id}`));
	}

	/** The newest executions of a workflow, newest first, without their data. */
	async executions(workflowId: string, limit = 100): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.request<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=${limit}`,
		);
		// n8n puts those that still run before those that have ended.
		return answer.results.toSorted((one, other) => Number(other.id) - Number(one.id));
	}

	/** Retries a failed execution, by default with the workflow as it was then, and waits for the new one. */
	async retryExecution(id: string, loadWorkflow = false): Promise<Execution> {
		await this.request('POST', `/rest/executions/${id}/retry`, { loadWorkflow });
		const { workflowId } = await this.execution(id);
		const [retry] = (await this.executions(workflowId)).filter((entry) => entry.retryOf === id);
		if (!retry) throw new Error(`The retry of execution ${id} was not recorded.`);
		return await this.waitForExecution(retry.id);
	}

	/** Waits until an execution has ended, whatever its outcome. */
	async waitForExecution(id: string, timeoutMs = 30_000): Promise<Execution> {
		const end = Date.now() + timeoutMs;
		for (;;) {
			const execution = await this.execution(id);
			if (!['new', 'running', 'unknown'].includes(execution.status)) return execution;
			if (Date.now() > end)
				throw new Error(`Execution ${id} is still ${execution.status} after ${timeoutMs} ms.`);
			await sleep(50);
		}
	}

	/** Waits until a workflow has at least `count` ended executions; newest first, with their data. */
	async waitForExecutions(workflowId: string, count: number, timeoutMs = 30_000): Promise<Execution[]> {
		const end = Date.now() + timeoutMs;
		for (;;) {
			const found = await this.executions(workflowId);
			if (found.length >= count)
				return await Promise.all(found.map((entry) => this.waitForExecution(entry.id)));
			if (Date.now() > end) {
				throw new Error(
					`Workflow ${workflowId} has ${found.length} of ${count} executions after ${timeoutMs} ms.`,
				);
			}
			await sleep(50);
		}
	}

	/** All node types n8n has loaded, our package's among them. Read once: they change only at a start of n8n. */
	async nodeTypes(): Promise<NodeType[]> {
		this.types ??= await this.request<NodeType[]>('GET', '/types/nodes.json');
		return this.types;
	}

	/** The address of a webhook or form trigger; `test` gives the one that waits for a single call. */
	async webhookUrl(
		workflow: Workflow,
		nodeName: string,
		mode: 'production' | 'test' = 'production',
	): Promise<string> {
		return `${this.url}/${webhookPath(workflow, nodeName, await this.nodeTypes(), mode)}`;
	}
}
