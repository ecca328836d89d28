import type {
	ExecutionError,
	IBinaryKeyData,
	IDataObject,
	INode,
	INodeExecutionData,
	IRun,
	IWorkflowBase,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalData } from './additionalData.mts';
import { credentialsOf, type Engine, freshId, savedParameters } from './engine.mts';
import { core, n8n } from './n8n.mts';
import { HELPER_NODE } from './package.mts';
import './store.mts';

/** An action node and the workflow around it. */
export interface ActionSetup {
	/** Name of the node type without the package: `hexAi`. */
	type: string;
	parameters: Record<string, unknown>;
	credential: { type: string; id: string };
	/** Files every input item carries. */
	binary?: IBinaryKeyData;
	/** Null: the workflow was never saved. */
	workflowId?: string | null;
	nodeId?: string;
	onError?: OnError;
	retryOnFail?: boolean;
	mode?: WorkflowExecuteMode;
	/** Of the workflow; n8n's own when left out. */
	timezone?: string;
}

/** What came of a run. */
export interface Outcome {
	status: IRun['status'];
	/** What stopped the run. */
	error: ExecutionError | undefined;
	/** What the node gave out. */
	items: INodeExecutionData[];
	/** What it gave out on its error output. */
	errorItems: INodeExecutionData[];
	/** The JSON of `items`. */
	json: IDataObject[];
	/** The whole run as n8n keeps it. */
	run: IRun;
}

/** A run that is under way. */
export interface Started {
	cancel(): void;
	outcome: Promise<Outcome>;
}

const NODE = 'Under Test';

/**
 * A saved workflow: a start whose items are pinned, the node, and a node after each of its outputs. The same
 * object can be run many times, as a person does.
 */
export class ActionNode {
	readonly workflowId: string | null;
	readonly nodeId: string;
	private readonly engine: Engine;
	private readonly setup: ActionSetup;

	constructor(engine: Engine, setup: ActionSetup) {
		this.engine = engine;
		this.setup = setup;
		this.workflowId = setup.workflowId === undefined ? freshId('workflow') : setup.workflowId;
		this.nodeId = setup.nodeId ?? freshId('node');
	}

	/** Runs the workflow with these input items to its end. */
	async run(items: IDataObject[] = [{}], changes: Record<string, unknown> = {}): Promise<Outcome> {
		return await this.start(items, changes).outcome;
	}

	/** Starts the workflow. `changes` are parameters edited for this run. */
	start(items: IDataObject[] = [{}], changes: Record<string, unknown> = {}): Started {
		const { engine, setup } = this;
		const mode = setup.mode ?? 'trigger';
		const executionId = freshId('execution');
		const workflow = new n8n.Workflow({
			id: this.workflowId ?? undefined,
			name: 'Engine test',
			nodes: this.nodes(changes),
			connections: {
				Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] },
				[NODE]: {
					main: [[{ node: 'After', type: 'main', index: 0 }], [{ node: 'Failed', type: 'main', index: 0 }]],
				},
			},
			active: false,
			nodeTypes: engine.loaded.nodeTypes,
			settings: { executionOrder: 'v1', ...(this.setup.timezone && { timezone: this.setup.timezone }) },
		});
		const hooks = new core.ExecutionLifecycleHooks(mode, executionId, { id: workflow.id } as IWorkflowBase);
		const more = { executionId, workflowId: workflow.id, hooks };
		const execute = new core.WorkflowExecute(additionalData(engine.credentials, more), mode);
		const running = execute.run({
			workflow,
			startNode: workflow.getNode('Start') ?? undefined,
			pinData: { Start: items.map((json) => ({ json, ...(setup.binary && { binary: setup.binary }) })) },
		});
		return { cancel: () => running.cancel(), outcome: running.then(outcomeOf) };
	}

	private nodes(changes: Record<string, unknown>): INode[] {
		const { type, parameters, credential, onError, retryOnFail } = this.setup;
		const helper = (name: string, y: number): INode => ({
			id: `${this.nodeId}-${name}`,
			name,
			type: HELPER_NODE,
			typeVersion: 1,
			position: [0, y],
			parameters: {},
		});
		const node: INode = {
			id: this.nodeId,
			name: NODE,
			type: `${this.engine.loaded.name}.${type}`,
			typeVersion: 1,
			position: [200, 0],
			parameters: savedParameters({ ...parameters, ...changes }),
			credentials: credentialsOf(credential.type, credential.id),
			...(onError && { onError }),
			...(retryOnFail && { retryOnFail, maxTries: 2, waitBetweenTries: 1 }),
		};
		return [helper('Start', 0), node, helper('After', 0), helper('Failed', 200)];
	}
}

/** What came of the run of the node under test. */
export function outcomeOf(run: IRun): Outcome {
	const { runData, error } = run.data.resultData;
	const main = runData[NODE]?.at(-1)?.data?.main ?? [];
	const items = main[0] ?? [];
	return {
		status: run.status,
		error,
		items,
		errorItems: main[1] ?? [],
		json: items.map(({ json }) => json),
		run,
	};
}
