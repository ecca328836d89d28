import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowBase,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalData } from './additionalData.mts';
import { credentialsOf, type Engine, freshId, savedParameters } from './engine.mts';
import { core, n8n } from './n8n.mts';
import { HELPER_NODE } from './package.mts';
import { type Exchange, Receiver } from './receiver.mts';
import './store.mts';

/** A trigger node and the workflow around it. */
export interface TriggerSetup {
	type: string;
	parameters: Record<string, unknown>;
	credential: { type: string; id: string };
	/** `manual`: a person listens for a test event in the editor. */
	mode?: WorkflowExecuteMode;
	workflowId?: string;
	nodeId?: string;
	/** Static data of an earlier life of the node. */
	staticData?: IDataObject;
}

const NODE = 'Under Test';
const NEXT = 'After';

/** A trigger node behind a real HTTP address. */
export class TriggerNode {
	/** What the node gave to the next one, of each run in which it gave anything. */
	readonly started: IDataObject[][] = [];
	/** Every run a delivery has led to, also those that ended at the node. */
	readonly runs: IRun[] = [];
	/** Lines the node wrote to the log. */
	readonly log: string[] = [];
	/** What webhook() threw; n8n makes a failed execution of each. */
	readonly failures: unknown[] = [];
	/** The webhook address, once it is open. */
	url = '';
	/** As saved after the last delivery. */
	staticData: IDataObject;
	readonly workflowId: string;
	readonly nodeId: string;
	private readonly engine: Engine;
	private readonly setup: TriggerSetup;
	private readonly receiver = new Receiver(async (exchange) => await this.receive(exchange));

	constructor(engine: Engine, setup: TriggerSetup) {
		this.engine = engine;
		this.setup = setup;
		this.workflowId = setup.workflowId ?? freshId('workflow');
		this.nodeId = setup.nodeId ?? freshId('node');
		this.staticData = setup.staticData ?? {};
	}

	/** Opens the webhook address. */
	async listen(): Promise<string> {
		this.url = await this.receiver.listen();
		return this.url;
	}

	async close(): Promise<void> {
		await this.receiver.close();
	}

	/**
	 * Switches the workflow on: checkExists, then create when nothing exists.
	 *
	 * @throws what the node throws; n8n shows its message and leaves the workflow off
	 */
	async activate(): Promise<void> {
		const exists = await this.hook('checkExists', 'init');
		if (!exists) await this.hook('create', 'init');
	}

	/** Switches the workflow off. */
	async deactivate(): Promise<void> {
		await this.hook('delete', 'update');
	}

	private async hook(
		name: 'checkExists' | 'create' | 'delete',
		activation: 'init' | 'update',
	): Promise<boolean> {
		const { workflow, node, type } = this.opened();
		const data = additionalData(this.engine.credentials);
		const webhook = this.webhookData();
		const context = new core.HookContext(workflow, node, data, 'trigger', activation, webhook);
		const method = type.webhookMethods?.default?.[name];
		if (!method) throw new Error(`The node has no method ${name}`);
		return await method.call(context);
	}

	private async receive({ request, response }: Exchange): Promise<IWebhookResponseData> {
		const { workflow, node, type } = this.opened();
		const more = { httpRequest: request, httpResponse: response };
		const data = additionalData(this.engine.credentials, more);
		const mode = this.setup.mode ?? 'webhook';
		const context = new core.WebhookContext(workflow, node, data, mode, this.webhookData(), [], null);
		const write = (line: string): void => void this.log.push(line);
		const logger = { debug: write, info: write, warn: write, error: write };
		Object.defineProperty(context, 'logger', { value: logger });
		try {
			await workflow.expression.acquireIsolate();
			const result = (await type.webhook?.call(context)) ?? {};
			if (result.workflowData) await this.run(workflow, result.workflowData);
			this.save(workflow);
			return result;
		} catch (error) {
			this.failures.push(error);
			throw error;
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	/**
	 * Runs the workflow as n8n's WorkflowRunner does with what webhook() gave: with a second Workflow over the same
	 * static data, which takes away the mark that they have changed before n8n looks at it. Unlike n8n it waits for
	 * the end before the sender gets an answer, so that a test can look.
	 */
	private async run({ staticData }: Workflow, workflowData: INodeExecutionData[][]): Promise<void> {
		const { workflow, node } = this.opened(staticData);
		const mode = this.setup.mode ?? 'webhook';
		const executionId = freshId('execution');
		const hooks = new core.ExecutionLifecycleHooks(mode, executionId, { id: workflow.id } as IWorkflowBase);
		const data = additionalData(this.engine.credentials, { executionId, workflowId: workflow.id, hooks });
		const execution: IRunExecutionData = n8n.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: workflowData }, source: null }] },
		});
		const run = await new core.WorkflowExecute(data, mode, execution).processRunExecutionData(workflow);
		this.runs.push(run);
		const given = run.data.resultData.runData[NEXT]?.at(-1)?.data?.main?.[0];
		if (given) this.started.push(given.map(({ json }) => json));
	}

	/** n8n saves static data when webhook() returns, if they have changed, and only for workflows that are switched on. */
	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged !== true) return;
		if (this.setup.mode !== 'manual') this.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
	}

	/** As for each delivery in n8n: the workflow is read from the database anew, unless its static data are given. */
	private opened(staticData: IDataObject = structuredClone(this.staticData)): {
		workflow: Workflow;
		node: INode;
		type: INodeType;
	} {
		const { type: name, parameters, credential } = this.setup;
		const node: INode = {
			id: this.nodeId,
			name: NODE,
			type: `${this.engine.loaded.name}.${name}`,
			typeVersion: 1,
			position: [0, 0],
			parameters: savedParameters(parameters),
			credentials: credentialsOf(credential.type, credential.id),
			webhookId: this.nodeId,
		};
		const next: INode = {
			id: `${this.nodeId}-next`,
			name: NEXT,
			type: HELPER_NODE,
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		};
		const { nodeTypes } = this.engine.loaded;
		const workflow = new n8n.Workflow({
			id: this.workflowId,
			name: 'Engine test',
			nodes: [node, next],
			connections: { [NODE]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] } },
			active: true,
			nodeTypes,
			staticData,
		});
		// The workflow fills in the defaults of the form; the node of its own list is the one that runs.
		return {
			workflow,
			node: workflow.getNode(NODE) ?? node,
			type: nodeTypes.getByNameAndVersion(node.type, 1),
		};
	}

	private webhookData(): IWebhookData {
		return {
			httpMethod: 'POST',
			node: NODE,
			path: `${this.nodeId}/webhook`,
			webhookDescription: {
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
			},
			workflowId: this.workflowId,
			workflowExecuteAdditionalData: additionalData(this.engine.credentials),
		};
	}
}
