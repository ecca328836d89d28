/** The sandbox's control calls for HexAI, as far as these tests need them. */
import axios, { type AxiosInstance } from 'axios';

export interface Delivery {
	id: string;
	body: string;
	headers: Record<string, string>;
	attempts: Array<{ status?: number; answerBody?: string; error?: string }>;
}

export interface RecordedRequest {
	method: string;
	path: string;
	body: unknown;
	status: number | null;
}

interface Transaction {
	id: string;
	status: string;
	[field: string]: unknown;
}

export interface HexAiState {
	transactions: Transaction[];
	[field: string]: unknown;
}

export class HexAiControl {
	private readonly sandboxUrl: string;
	private readonly http: AxiosInstance;

	constructor(sandboxUrl: string) {
		this.sandboxUrl = sandboxUrl;
		this.http = axios.create({ baseURL: `${sandboxUrl}/control/hexai`, proxy: false });
	}

	async reset(): Promise<void> {
		await this.http.post('/reset');
	}

	async settings(changes: Record<string, unknown>): Promise<void> {
		await this.http.put('/settings', changes);
	}

	async fault(fault: Record<string, unknown>): Promise<void> {
		await this.http.post('/faults', { times: 1, ...fault });
	}

	async state(): Promise<HexAiState> {
		return (await this.http.get('/state')).data;
	}

	/** The API calls of one method and path, in the order they came. */
	async calls(method: string, path: string): Promise<RecordedRequest[]> {
		const { requests } = (await this.http.get('/requests')).data as { requests: RecordedRequest[] };
		return requests.filter((request) => request.method === method && request.path === path);
	}

	async forge(wanted: Record<string, unknown>): Promise<Delivery> {
		return (await this.http.post('/deliveries/forge', wanted)).data;
	}

	async deliveries(): Promise<Delivery[]> {
		return (await this.http.get('/deliveries')).data;
	}

	async resend(id: string): Promise<Delivery> {
		return (await this.http.post(`/deliveries/${id}/resend`)).data;
	}

	/** Clicks Pay on the checkout page as a browser does, and gives the page that sends the customer back. */
	async pay(redirectUrl: string): Promise<string> {
		const answer = await axios.post<string>(`${redirectUrl}/pay`, '', {
			proxy: false,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.sandboxUrl },
		});
		return answer.data;
	}
}
