import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IWorkflowBase,
	Workflow,
} from 'n8n-workflow';

import { outcomeOf, type Outcome } from './actionNode.mts';
import { additionalData } from './additionalData.mts';
import { credentialsOf, type Engine, freshId, savedParameters } from './engine.mts';
import { core, n8n } from './n8n.mts';
import './store.mts';

/** A poll trigger and the workflow around it. */
export interface PollSetup {
	type: string;
	parameters: Record<string, unknown>;
	credential: { type: string; id: string };
}

const NODE = 'Under Test';

/** A poll trigger in a workflow that is published, as n8n polls it and runs what it gives. */
export class PollNode {
	/** The runs so far. */
	readonly runs: Outcome[] = [];
	/** As saved in n8n's database. */
	saved: IDataObject = {};
	private engine: Engine;
	private readonly setup: PollSetup;
	private readonly workflowId = freshId('workflow');
	private readonly nodeId = freshId('node');
	private live: Workflow | undefined;

	constructor(engine: Engine, setup: PollSetup) {
		this.engine = engine;
		this.setup = setup;
	}

	/**
	 * Publishes the workflow, which polls; also what a start of n8n does.
	 *
	 * @throws what the node throws; n8n shows its message and does not publish the workflow
	 */
	async publish(): Promise<IDataObject[]> {
		this.live = this.opened();
		const given = await this.poll();
		// n8n saves static data after publishing, and else only when there is something to run.
		this.save(this.live);
		return given;
	}

	/** One poll, and the run it leads to; what came out of the trigger. */
	async poll(): Promise<IDataObject[]> {
		const found = await this.polled();
		if (!found) return [];
		const run = await this.run(found);
		this.runs.push(run);
		return run.json;
	}

	/** A poll after which n8n dies: what it has seen is saved, the run has not begun. */
	async pollAndDie(): Promise<void> {
		await this.polled();
		this.live = undefined;
	}

	/** From now on in another process. */
	moveTo(engine: Engine): void {
		this.engine = engine;
		this.live = undefined;
	}

	private async polled(): Promise<INodeExecutionData[][] | undefined> {
		const workflow = this.live ?? this.opened();
		const data = additionalData(this.engine.credentials);
		const context = new core.PollContext(workflow, this.nodeOf(workflow), data, 'trigger', 'update');
		await workflow.expression.acquireIsolate();
		const found = await this.type.poll?.call(context).finally(async () => {
			await workflow.expression.releaseIsolate();
		});
		if (found) this.save(workflow);
		return found ?? undefined;
	}

	/** A person fetches test events in the editor. */
	async fetchTestEvents(): Promise<Outcome> {
		const workflow = this.opened();
		const execute = new core.WorkflowExecute(this.data('manual', workflow), 'manual');
		const startNode = this.nodeOf(workflow);
		return outcomeOf(await execute.run({ workflow, startNode }));
	}

	/** As n8n runs what poll() gave: a workflow of its own, whose trigger has it for its input. */
	private async run(found: INodeExecutionData[][]): Promise<Outcome> {
		const workflow = this.opened();
		const nodeExecutionStack = [{ node: this.nodeOf(workflow), data: { main: found }, source: null }];
		const started = n8n.createRunExecutionData({ executionData: { nodeExecutionStack } });
		const execute = new core.WorkflowExecute(this.data('trigger', workflow), 'trigger', started);
		const run: IRun = await execute.processRunExecutionData(workflow);
		return outcomeOf(run);
	}

	private data(mode: 'manual' | 'trigger', workflow: Workflow) {
		const executionId = freshId('execution');
		const hooks = new core.ExecutionLifecycleHooks(mode, executionId, { id: workflow.id } as IWorkflowBase);
		return additionalData(this.engine.credentials, { executionId, workflowId: workflow.id, hooks });
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged === true) this.saved = JSON.parse(JSON.stringify(staticData)) as IDataObject;
	}

	private get type(): INodeType {
		const { loaded } = this.engine;
		return loaded.nodeTypes.getByNameAndVersion(`${loaded.name}.${this.setup.type}`, 1);
	}

	/** The workflow fills in the defaults of the form; the node of its own list is the one that runs. */
	private nodeOf(workflow: Workflow): INode {
		const node = workflow.getNode(NODE);
		if (!node) throw new Error('The workflow has lost its node');
		return node;
	}

	/** As read from the database. */
	private opened(): Workflow {
		const { type, parameters, credential } = this.setup;
		const { nodeTypes, name } = this.engine.loaded;
		const node: INode = {
			id: this.nodeId,
			name: NODE,
			type: `${name}.${type}`,
			typeVersion: 1,
			position: [0, 0],
			parameters: savedParameters(parameters),
			credentials: credentialsOf(credential.type, credential.id),
		};
		return new n8n.Workflow({
			id: this.workflowId,
			name: 'Engine test',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData: structuredClone(this.saved),
			settings: { executionOrder: 'v1' },
		});
	}
}
