/** A real n8n set up as the playground sets its own up: demos, examples, credentials, a sandbox with things in it. */
import type { Execution } from '../../../playground/execution.mts';
import { ensureWorkflows } from '../../../playground/demo.mts';
import { stockSandbox } from '../../../playground/sandboxStock.mts';
import { connectWebhooks } from '../../../playground/webhooks.mts';
import type { Workflow } from '../../../playground/workflow.mts';
import { FormVisitor } from './formVisitor.mts';
import { openOwnStage, type OwnStage } from './stage.mts';

export class PlaygroundStage {
	readonly stage: OwnStage;
	private readonly workflows: Map<string, Workflow>;

	private constructor(stage: OwnStage, workflows: Map<string, Workflow>) {
		this.stage = stage;
		this.workflows = workflows;
	}

	/** @param modelUrl where the chat model of the agent example is */
	static async open(modelUrl = 'http://127.0.0.1:9/v1'): Promise<PlaygroundStage> {
		const stage = await openOwnStage();
		const { client, sandboxUrl } = stage;
		const workflows = await ensureWorkflows(client, { sandboxUrl, modelUrl });
		await stockSandbox(sandboxUrl);
		await connectWebhooks(client, sandboxUrl, workflows.values());
		return new PlaygroundStage(stage, workflows);
	}

	/** All workflows, as n8n has them. */
	all(): Workflow[] {
		return [...this.workflows.values()];
	}

	workflow(id: string): Workflow {
		const workflow = this.workflows.get(id);
		if (!workflow) throw new Error(`The playground has no workflow ${id}.`);
		return workflow;
	}

	/** Clicks Execute on a trigger of a workflow and waits for the end. */
	async execute(id: string, trigger: string): Promise<Execution> {
		const { executionId } = await this.stage.client.runWorkflow(id, { trigger });
		return await this.stage.client.waitForExecution(String(executionId), 60_000);
	}

	/** Opens the form a workflow begins with. */
	async visit(id: string, trigger: string): Promise<FormVisitor> {
		return new FormVisitor(await this.stage.client.webhookUrl(this.workflow(id), trigger));
	}

	/** What a node has given out in the executions of a workflow, oldest first, once there are at least so many items. */
	async given(id: string, node: string, least: number): Promise<Array<Record<string, unknown>>> {
		const end = Date.now() + 60_000;
		for (;;) {
			const executions = await this.stage.client.waitForExecutions(id, 0);
			const items = executions.toReversed().flatMap((execution) => execution.output(node));
			if (items.length >= least) return items;
			if (Date.now() > end) throw new Error(`${node} gave out ${items.length} of ${least} items.`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	async close(): Promise<void> {
		await this.stage.close();
	}
}
