/** The sandbox's control calls of one provider, as far as these tests need them. */
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

export class SandboxControl {
	protected readonly sandboxUrl: string;
	protected readonly http: AxiosInstance;

	/** @param simulator its name in the sandbox's addresses, such as `hexai` */
	constructor(sandboxUrl: string, simulator: string) {
		this.sandboxUrl = sandboxUrl;
		this.http = axios.create({ baseURL: `${sandboxUrl}/control/${simulator}`, proxy: false });
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

	async clearFaults(): Promise<void> {
		await this.http.delete('/faults');
	}

	/** Moves the simulator's clock on. */
	async advance(advanceMs: number): Promise<void> {
		await this.http.post('/clock', { advanceMs });
	}

	async state<T = Record<string, unknown>>(): Promise<T> {
		return (await this.http.get('/state')).data;
	}

	/** A control call of this simulator only. */
	async post<T = unknown>(path: string, body: unknown = {}): Promise<T> {
		return (await this.http.post(path, body)).data;
	}

	/** Makes one of the simulator's troubles, such as `noBalance`, last while something is done. */
	async during<T>(trouble: string, act: () => Promise<T>): Promise<T> {
		await this.http.post(`/troubles/${trouble}`);
		try {
			return await act();
		} finally {
			await this.http.delete(`/troubles/${trouble}`);
		}
	}

	async put(path: string, body: unknown): Promise<void> {
		await this.http.put(path, body);
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
}
