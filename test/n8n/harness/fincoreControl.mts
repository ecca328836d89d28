/** What only Fincore's simulator has: records of a lending platform. */
import axios from 'axios';
import { SandboxControl } from './sandboxControl.mts';

export interface Records {
	loans: Array<{ id: string; status: string }>;
	payments: unknown[];
	paymentLinks: Array<{ amount: number; reference: string }>;
	webhooks: Array<{ id: string; url: string; events: string[] }>;
}

export class FincoreControl extends SandboxControl {
	/** Where the API is, as the credential wants it. */
	readonly baseUrl: string;

	constructor(sandboxUrl: string) {
		super(sandboxUrl, 'fincore');
		this.baseUrl = `${sandboxUrl}/fincore/v1`;
	}

	async records(): Promise<Records> {
		return await this.state<Records>();
	}

	/** A POST past n8n; gives the record. */
	async create(path: string, body: unknown = {}): Promise<{ id: string }> {
		const headers = { authorization: 'Bearer sim_key', 'content-type': 'application/json' };
		const answer = await axios.post(`${this.baseUrl}${path}`, body, { proxy: false, headers });
		return answer.data.data;
	}

	async clearFaults(): Promise<void> {
		await this.http.delete('/faults');
	}
}
