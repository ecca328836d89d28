/** What the tests of hexCore on a real n8n share. */
import axios from 'axios';
import type { SandboxControl } from './sandboxControl.mts';
import { WEBHOOK_SECRET, type Stage } from './stage.mts';
import type { Credential } from './workflows.mts';

export const KEY = 'sk_test_sim';

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
