import { startSandbox } from '../../../sandbox/core/server.mts';

/** A call as the simulator's journal has it. */
export interface JournalEntry {
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	bodyText: string;
	body: Record<string, unknown> | null;
	startedAt: number;
	finishedAt: number | null;
	status: number | null;
}

export interface JournalReport {
	requests: JournalEntry[];
	maxInFlight: number;
	maxInFlightPosts: number;
}

/** A fault to come, in the words of the sandbox's control calls. */
export interface FaultWish {
	kind: 'status' | 'statusAfter' | 'html' | 'hang' | 'dropBefore' | 'dropAfter' | 'slow';
	method?: string;
	path?: string;
	times?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	delayMs?: number;
}

/** A webhook the simulator has sent. */
export interface SentWebhook {
	id: string;
	event: string;
	reference: string;
	body: string;
	headers: Record<string, string>;
	attempts: Array<{ status: number | null; answerBody?: string }>;
}

/** Steers one simulator of a sandbox over its control calls. */
export class SandboxControl {
	readonly url: string;
	private readonly simulator: string;

	constructor(url: string, simulator: string) {
		this.url = url;
		this.simulator = simulator;
	}

	/** Starts a sandbox in this process, on a free port. */
	static async start(simulator: string): Promise<SandboxControl & { close(): Promise<void> }> {
		const sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
		const control = new SandboxControl(sandbox.url, simulator);
		return Object.assign(control, { close: async () => await sandbox.close() });
	}

	async reset(): Promise<void> {
		await this.call('POST', '/reset');
	}

	async change(settings: Record<string, unknown>): Promise<void> {
		await this.call('PUT', '/settings', settings);
	}

	/** Moves the simulator's clock on. */
	async advance(advanceMs: number): Promise<void> {
		await this.call('POST', '/clock', { advanceMs });
	}

	async fault(wish: FaultWish): Promise<void> {
		await this.call('POST', '/faults', wish);
	}

	async clearFaults(): Promise<void> {
		await this.call('DELETE', '/faults');
	}

	async journal(): Promise<JournalReport> {
		return (await this.call('GET', '/requests')) as JournalReport;
	}

	async clearJournal(): Promise<void> {
		await this.call('DELETE', '/requests');
	}

	/** The calls so far, oldest first, of one method if given. */
	async requests(method?: string): Promise<JournalEntry[]> {
		const { requests } = await this.journal();
		return requests.filter((request) => method === undefined || request.method === method);
	}

	/** The simulator's view of its world: balances, transactions, counts. */
	async state(): Promise<Record<string, unknown>> {
		return (await this.call('GET', '/state')) as Record<string, unknown>;
	}

	/** Makes and sends a webhook; resolves with the answer it got. */
	async forge(kind: string, wish: Record<string, unknown> = {}): Promise<SentWebhook> {
		return (await this.call('POST', '/deliveries/forge', { kind, ...wish })) as SentWebhook;
	}

	/** Clicks a payer's button. */
	async settle(transactionId: string, action: 'pay' | 'cancel'): Promise<void> {
		await this.call('POST', `/transactions/${transactionId}/settle`, { action });
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		const answer = await fetch(`${this.url}/control/${this.simulator}${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		return JSON.parse(text);
	}
}
