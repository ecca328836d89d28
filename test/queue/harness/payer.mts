/** A workflow that pays the lines posted to it and reports each line with what the node said of it. */
import axios from 'axios';
import type { Workflow, WorkflowNode } from '../../../playground/workflow.mts';
import type { LineError } from '../../n8n/harness/linesWorkflow.mts';
import { chain, linesFromWebhook, post } from '../../n8n/harness/workflows.mts';
import { until, type QueueStage } from './stage.mts';

/** A line to pay; the two nodes these tests use take the payment key from a field of their own. */
export interface Line {
	invoice: string;
	reference: string;
	amount: string;
	mobile: string;
}

export interface LineReport {
	payer: string;
	line: Line;
	/** What stands in the node's item, null when it is no error. */
	error: LineError | null;
}

export class Payer {
	readonly workflow: Workflow;
	private readonly stage: QueueStage;
	private readonly url: string;

	private constructor(stage: QueueStage, workflow: Workflow, url: string) {
		this.stage = stage;
		this.workflow = workflow;
		this.url = url;
	}

	/** Saves it and switches it on. */
	static async of(stage: QueueStage, name: string, node: WorkflowNode): Promise<Payer> {
		const { client, sink } = stage;
		const said = `={{ JSON.stringify({ payer: '${name}', line: $('Lines').item.json, error: $json.error ?? null }) }}`;
		const nodes = [...linesFromWebhook(name), node, post('Report', sink.url, said)];
		const workflow = await client.createWorkflow(chain(name, nodes));
		await client.activate(workflow.id);
		const payer = new Payer(stage, workflow, await client.webhookUrl(workflow, 'Webhook'));
		return payer;
	}

	/** Starts executions of some lines each, at one moment over both webhook processors. */
	async start(executions: ReadonlyArray<readonly Line[]>): Promise<void> {
		const posted = executions.map(async (lines, turn) => {
			await axios.post(this.stage.n8n.at(turn, this.url), { lines }, { proxy: false });
		});
		await Promise.all(posted);
	}

	/** Starts executions and waits until each of their lines was reported; gives the reports. */
	async run(executions: ReadonlyArray<readonly Line[]>): Promise<LineReport[]> {
		const before = this.reports().length;
		const wanted = before + executions.flat().length;
		await this.start(executions);
		await until(`${this.workflow.name} has reported`, () => this.reports().length >= wanted);
		return this.reports().slice(before);
	}

	private reports(): LineReport[] {
		const all = this.stage.sink.reports as unknown as LineReport[];
		return all.filter(({ payer }) => payer === this.workflow.name);
	}
}
