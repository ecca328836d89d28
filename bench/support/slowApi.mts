/** An API that takes its time: answers each call as HexAI would, so many milliseconds after it came. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TimedCall {
	/** Milliseconds since 1970. */
	arrived: number;
	answered: number;
}

export class SlowApi {
	latencyMs = 0;
	/** The calls since the last `forget`, in order of their answers. */
	calls: TimedCall[] = [];
	private readonly server = createServer((request, response) => void this.answer(request, response));

	static async start(): Promise<SlowApi> {
		const api = new SlowApi();
		await new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve));
		return api;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	forget(): void {
		this.calls = [];
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const arrived = Date.now();
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const { amount, client_reference: reference } = asked(request.url ?? '', Buffer.concat(parts).toString());
		await sleep(this.latencyMs);
		const data = {
			transaction_id: `txn_${reference}`,
			client_reference: reference,
			amount,
			currency: 'GMD',
			status: 'PENDING',
		};
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ status: 'success', data }));
		this.calls.push({ arrived, answered: Date.now() });
	}
}

/** What a payment, or a look at the status of one, is about. */
function asked(path: string, body: string): { amount: unknown; client_reference: string } {
	if (body === '')
		return { amount: '1.00', client_reference: decodeURIComponent(path.split('/').at(-1) ?? '') };
	return JSON.parse(body) as { amount: unknown; client_reference: string };
}
