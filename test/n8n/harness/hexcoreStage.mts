/** What the tests of hexCore on a real n8n share. */
import axios from 'axios';
import type { SandboxControl } from './sandboxControl.mts';
import { WEBHOOK_SECRET, type Stage } from './stage.mts';
import type { WorkflowNode } from '../../../playground/workflow.mts';
import { action, type Credential } from './workflows.mts';

export const KEY = 'sk_test_sim';

/** The account of the simulator that holds money. */
export const SOURCE = '1234567890';

/** A transfer as the simulator has booked it. */
export interface BookedTransfer {
	amount: number;
	narration: string;
	destination_account: string;
}

/** A transfer whose key, amount and account come from the line; the key is its narration, letter for letter. */
export function transfer(
	credential: Credential,
	options: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	const parameters = {
		resource: 'transfer',
		operation: 'initiate',
		paymentKey: '={{ $json.invoice }}',
		sourceAccount: SOURCE,
		destinationBankCode: '058',
		destinationAccount: "={{ $json.account ?? '0123456789' }}",
		amount: '={{ $json.amount }}',
		narration: '={{ $json.invoice }}',
		options,
	};
	return action('hexCore', 'Transfer', credential, parameters, more);
}

export class HexcoreStage {
	readonly control: SandboxControl;
	/** Where the simulator's API is. */
	readonly baseUrl: string;
	private readonly stage: Stage;

	constructor(stage: Stage) {
		this.stage = stage;
		this.control = stage.control('hexcore');
		this.baseUrl = `${stage.sandboxUrl}/hexcore/v2`;
	}

	/** A credential that works, with changes. */
	async credential(changes: Record<string, unknown> = {}): Promise<Credential> {
		const data = {
			environment: 'custom',
			baseUrl: this.baseUrl,
			apiKey: KEY,
			bodyFormat: 'json',
			webhookSecret: WEBHOOK_SECRET,
			...changes,
		};
		return await this.stage.client.createCredential({ name: 'hexCore', type: 'hexCoreApi', data });
	}

	/** What was paid, oldest first: here the same call twice is two payments. */
	async paid(): Promise<BookedTransfer[]> {
		const { transfers } = await this.control.state<{ transfers: BookedTransfer[] }>();
		return transfers.toReversed();
	}

	/** The keys of what was paid, oldest first. */
	async paidKeys(): Promise<string[]> {
		return (await this.paid()).map(({ narration }) => narration);
	}

	/** Calls the simulator as another program would, and gives the data of its answer. */
	async call(method: string, path: string, body: object): Promise<Record<string, unknown>> {
		const { data } = await axios.request<{ data: Record<string, unknown> }>({
			method,
			url: this.baseUrl + path,
			data: body,
			proxy: false,
			headers: { authorization: `Bearer ${KEY}` },
		});
		return data.data;
	}
}
