import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { execute } from '../../../nodes/shared/run/execute';
import type { Resource } from '../../../nodes/shared/api/operation';
import type { Provider } from '../../../nodes/shared/api/provider';
import { FakeHttp, type Answer } from './helpers.mts';
import { acme, credential, node } from './provider.mts';
import { FakeStore } from './store.mts';

/** A run of an action node: parameters by item, where an item's own win over those all items share. */
export interface GivenRun {
	resource: string;
	operation: string;
	items?: IDataObject[];
	parameters?: IDataObject;
	answers?: Answer[];
	continueOnFail?: boolean;
	provider?: Provider;
	credential?: IDataObject;
	store?: FakeStore;
	workflowId?: string;
	cancelSignal?: AbortSignal;
	node?: INode;
	/** The node class to run, in place of the operations and the provider of the test. */
	nodeType?: { execute?(this: IExecuteFunctions): Promise<INodeExecutionData[][]> };
	/** What lies in each binary field of every item. */
	files?: Record<string, Buffer>;
	/** A new one for each run when left out; the same for a try of n8n's Retry On Fail. */
	executionId?: string;
	/** Which run of the node in its execution it is, as in a loop; the first one when left out. */
	runIndex?: number;
}

let executions = 1;

/** A fake of what n8n gives an action node, with everything a test may look at. */
export class FakeRun {
	readonly http: FakeHttp;
	readonly store: FakeStore;
	private readonly given: GivenRun;
	private readonly resources: readonly Resource[];

	constructor(resources: readonly Resource[], given: GivenRun) {
		this.resources = resources;
		this.given = given;
		this.http = new FakeHttp(...(given.answers ?? [{}]));
		this.store = given.store ?? new FakeStore();
	}

	/** Runs the node to its end, with all its waits over at once. */
	async items(): Promise<INodeExecutionData[]> {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		try {
			let done = false;
			const work = this.run().finally(() => (done = true));
			work.catch(() => undefined);
			while (!done) {
				await new Promise((resolve) => setImmediate(resolve));
				await jest.advanceTimersByTimeAsync(250);
			}
			return (await work).flat();
		} finally {
			jest.useRealTimers();
		}
	}

	private async run(): Promise<INodeExecutionData[][]> {
		const { nodeType, provider = acme() } = this.given;
		if (nodeType?.execute) return await nodeType.execute.call(this.functions);
		return await execute.call(this.functions, provider, this.resources);
	}

	private get functions(): IExecuteFunctions {
		const { given, http, store } = this;
		const executionId = given.executionId ?? `execution-${executions++}`;
		const items = given.items ?? [{}];
		const files = given.files ?? {};
		const about = { data: '', fileName: 'passport.pdf', mimeType: 'application/pdf' };
		const binary = Object.fromEntries(Object.keys(files).map((name) => [name, about]));
		const value = (name: string, index: number): unknown => {
			const shared: IDataObject = {
				resource: given.resource,
				operation: given.operation,
				...given.parameters,
			};
			const all: IDataObject = { ...shared, ...items[index] };
			const [first = '', ...rest] = name.split('.');
			return rest.reduce<unknown>((inside, key) => (inside as IDataObject | undefined)?.[key], all[first]);
		};
		return {
			getNodeParameter(name: string, index: number, fallback?: unknown) {
				const found = value(name, index);
				if (found !== undefined) return found;
				// As n8n: undefined counts as no fallback.
				if (fallback === undefined) throw new Error(`Could not get parameter "${name}"`);
				return fallback;
			},
			getInputData: () => items.map((json) => ({ json, binary })),
			getCredentials: async () => await Promise.resolve({ ...credential, ...given.credential }),
			getNode: () => given.node ?? node,
			getWorkflow: () => ({ id: 'workflowId' in given ? given.workflowId : store.workflowId }),
			getExecutionId: () => executionId,
			getWorkflowDataProxy: () => ({ $runIndex: given.runIndex ?? 0 }),
			getTimezone: () => 'Africa/Lagos',
			getExecutionCancelSignal: () => given.cancelSignal,
			continueOnFail: () => given.continueOnFail ?? false,
			helpers: {
				...http.helpers,
				getBinaryDataBuffer: async (_index: number, name: string) => await Promise.resolve(files[name]),
				checkProcessedAndRecord: store.checkProcessedAndRecord,
				removeProcessed: store.removeProcessed,
			},
		} as unknown as IExecuteFunctions;
	}
}
