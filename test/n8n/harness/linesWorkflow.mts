/** A workflow that runs one node for the lines posted to it, and what became of them. */
import axios from 'axios';
import type { Execution } from '../../../playground/execution.mts';
import type { Workflow, WorkflowNode } from '../../../playground/workflow.mts';
import type { Stage } from './stage.mts';
import { chain, linesFromWebhook } from './workflows.mts';

/** What stands in an item of a line that failed, as far as these tests look at it. */
export interface LineError {
	message: string;
	description: string;
	code: string | null;
	outcome: string;
	paymentKey?: string;
}

export class LinesWorkflow {
	private readonly stage: Pick<Stage, 'client'>;
	private readonly workflow: Workflow;
	private readonly url: string;
	private readonly node: WorkflowNode;

	private constructor(stage: Pick<Stage, 'client'>, workflow: Workflow, url: string, node: WorkflowNode) {
		this.stage = stage;
		this.workflow = workflow;
		this.url = url;
		this.node = node;
	}

	/** Saves it and switches it on. */
	static async of(stage: Pick<Stage, 'client'>, name: string, node: WorkflowNode): Promise<LinesWorkflow> {
		const { client } = stage;
		const workflow = await client.createWorkflow(chain(name, [...linesFromWebhook(name), node]));
		await client.activate(workflow.id);
		return new LinesWorkflow(stage, workflow, await client.webhookUrl(workflow, 'Webhook'), node);
	}

	/** Starts it; n8n answers before the node runs. */
	async start(lines: object[]): Promise<void> {
		await axios.post(this.url, { lines }, { proxy: false });
	}

	/** Runs it to its end. */
	async run(lines: object[], timeoutMs = 60_000): Promise<Execution> {
		const { client } = this.stage;
		const before = (await client.executions(this.workflow.id)).length;
		await this.start(lines);
		const [newest] = await client.waitForExecutions(this.workflow.id, before + 1, timeoutMs);
		if (!newest) throw new Error('There is no execution.');
		return newest;
	}

	/** As a person who opens the node, changes its Options and publishes: in their place, all of them. */
	async setOptions(options: Record<string, unknown>): Promise<void> {
		const { client } = this.stage;
		const nodes = this.workflow.nodes.map((node) =>
			node.name === this.node.name ? { ...node, parameters: { ...node.parameters, options } } : node,
		);
		await client.updateWorkflow(this.workflow.id, { nodes });
		await client.activate(this.workflow.id);
	}

	/** The errors of a run that goes on: of each item in order, undefined for one without. */
	errors(execution: Execution): Array<LineError | undefined> {
		return execution.output(this.node.name).map(({ error }) => error as LineError | undefined);
	}

	/** The error that stopped a run. */
	stoppedBy(execution: Execution) {
		return execution.runData[this.node.name]?.at(-1)?.error ?? execution.error;
	}
}

/** On Error: Continue. */
export const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** What an error tells to write into Options > Send Again. */
export function wordsForSendAgain({ description }: Pick<LineError, 'description'>): string {
	const words = /write (.+?) into Options > Send Again/i.exec(description)?.[1];
	if (words === undefined) throw new Error(`Nothing about Send Again in: ${description}`);
	return words;
}

/** How often each text is in a list. */
export function counted(texts: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
	return counts;
}
