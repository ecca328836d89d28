/** What the tests of Acquired Banking on a real n8n share. */
import axios from 'axios';
import type { Execution } from '../../../playground/execution.mts';
import type { Workflow, WorkflowNode } from '../../../playground/workflow.mts';
import type { SandboxControl } from './sandboxControl.mts';
import type { Stage } from './stage.mts';
import { action, chain, type Credential, linesFromWebhook } from './workflows.mts';

export const EMAIL = 'api@example.com';
export const PASSWORD = "4]'Hy.$.MC=dQ9Uz";
export const MAIN = '6cf0fed2-fa2c-4145-876f-38091fddcb1d';
export const SAVINGS = 'a303519e-3b65-4a1e-b8b9-b480ade983f7';

const TWO_HOURS_MS = 7_200_000;

export class AcquiredStage {
	readonly control: SandboxControl;
	readonly baseUrl: string;
	readonly home: string;
	private readonly stage: Stage;

	constructor(stage: Stage) {
		this.stage = stage;
		this.control = stage.control('acquired');
		this.baseUrl = `${stage.sandboxUrl}/acquired`;
		this.home = stage.home;
	}

	data(changes: Record<string, unknown> = {}): Record<string, unknown> {
		return {
			baseUrl: this.baseUrl,
			loginWith: 'emailPassword',
			email: EMAIL,
			password: PASSWORD,
			companyHashcode: 'test_hashcode',
			tokenPerRequest: false,
			...changes,
		};
	}

	async credential(changes: Record<string, unknown> = {}): Promise<Credential> {
		return await this.stage.client.createCredential({
			name: 'Acquired',
			type: 'acquiredBankingApi',
			data: this.data(changes),
		});
	}

	async logins(): Promise<{ logins: number; refusedLogins: number }> {
		return await this.control.state();
	}

	/** The live token ends, as it does after two hours. */
	async expire(): Promise<void> {
		await this.control.advance(TWO_HOURS_MS + 1000);
	}

	/** A log-in by another program. */
	async logInElsewhere(): Promise<string> {
		const body = { email: EMAIL, password: PASSWORD };
		const answer = await axios.post(`${this.baseUrl}/login`, body, { proxy: false });
		return answer.data.data.token;
	}

	/** Saves and activates a workflow that runs its last node for each line posted to it. */
	async onLines(path: string, node: WorkflowNode) {
		const { client } = this.stage;
		const workflow = await client.createWorkflow(chain(path, [...linesFromWebhook(path), node]));
		await client.activate(workflow.id);
		const url = await client.webhookUrl(workflow, 'Webhook');
		const run = async (count: number): Promise<Execution> => {
			const before = (await client.executions(workflow.id)).length;
			const lines = Array.from({ length: count }, (_, index) => ({ line: index }));
			await axios.post(url, { lines }, { proxy: false });
			const [newest] = await client.waitForExecutions(workflow.id, before + 1, 60_000);
			if (!newest) throw new Error('There is no execution.');
			return newest;
		};
		return { workflow, run };
	}
}

/** A node that lists all ledgers. */
export function listLedgers(credential: Credential, parallelItems = 20): WorkflowNode {
	return action('acquiredBanking', 'List', credential, {
		resource: 'ledger',
		operation: 'getAll',
		returnAll: true,
		options: { parallelItems },
	});
}

/** A workflow a person or `n8n execute` starts: so many items, then the node. */
export function startedByHand(name: string, count: number, node: WorkflowNode): Parameters<typeof chain>[1] {
	const lines = JSON.stringify({ lines: Array.from({ length: count }, (_, line) => ({ line })) });
	const helper = (id: string, nodeName: string, type: string, typeVersion: number, parameters: object) => ({
		id: `${name}-${id}`,
		name: nodeName,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters: { ...parameters },
	});
	return [
		helper('start', 'Start', 'manualTrigger', 1, {}),
		helper('make', 'Make', 'set', 3.4, { mode: 'raw', jsonOutput: lines, options: {} }),
		helper('split', 'Lines', 'splitOut', 1, { fieldToSplitOut: 'lines', options: {} }),
		node,
	];
}

export function errorOf(execution: Execution, node: string) {
	return execution.runData[node]?.at(-1)?.error ?? execution.error;
}

/** Runs a saved workflow from one of its triggers and waits for its end. */
export async function runByHand(stage: Stage, workflow: Workflow, trigger: string): Promise<Execution> {
	const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger });
	return await stage.client.waitForExecution(String(executionId), 60_000);
}
