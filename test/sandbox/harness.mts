import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '../../sandbox/core/deliveries.mts';
import type { RecordedRequest } from '../../sandbox/core/journal.mts';
import { startSandbox } from '../../sandbox/core/server.mts';
import type { SimulatorFactory } from '../../sandbox/core/simulator.mts';

export interface Reply<T = unknown> {
	status: number;
	headers: Headers;
	text: string;
	json: T;
}

export interface Received {
	headers: IncomingHttpHeaders;
	body: string;
	at: number;
}

export interface HexaiState {
	balances: { available_balance_bututs: number; total_paid_out_bututs: number; total_payouts: number };
	transactions: Array<{ transaction_id: string; client_reference: string; status: string; reason?: string }>;
	counts: Record<string, number>;
}

export const KEY = { authorization: 'Bearer sk_test_sim' };
export const API = '/hexai/api/v1';

/** A sandbox of its own for one test file, with short words for what tests do all the time. */
export async function harness(simulators?: readonly SimulatorFactory[], n8nUrl?: string) {
	const sandbox = await startSandbox({ simulators, n8nUrl });
	const send = async <T,>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	) => {
		const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
		const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
		const answer = await fetch(sandbox.url + path, {
			method,
			body: text,
			headers: { ...type, ...headers },
			redirect: 'manual',
		});
		return replyFrom<T>(answer);
	};
	const api = <T = unknown,>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	) => send<T>(method, API + path, body, { ...KEY, ...headers });
	const control = <T = unknown,>(method: string, path: string, body?: unknown) =>
		send<T>(method, `/control/hexai${path}`, body);
	return {
		url: sandbox.url,
		close: sandbox.close,
		send,
		api,
		control,
		set: (settings: object) => control('PUT', '/settings', settings),
		reset: () => control('POST', '/reset'),
		fault: (fault: object) => control('POST', '/faults', fault),
		advance: (advanceMs: number) => control('POST', '/clock', { advanceMs }),
		settle: (id: string, action: string) => control('POST', `/transactions/${id}/settle`, { action }),
		state: async () => (await control<HexaiState>('GET', '/state')).json,
		deliveries: async () => (await control<Delivery[]>('GET', '/deliveries')).json,
		journal: async () =>
			(
				await control<{ requests: RecordedRequest[]; maxInFlight: number; maxInFlightPosts: number }>(
					'GET',
					'/requests',
				)
			).json,
		collect: (reference: string, amount = '150.00') =>
			api<{ data: { transaction_id: string; redirect_url: string; status: string } }>(
				'POST',
				'/collections/initiate',
				collection(reference, amount),
			),
		payOut: (reference: string, amount = '50.00') =>
			api<{ data: { transaction_id: string; status: string } }>(
				'POST',
				'/payouts/initiate',
				payout(reference, amount),
			),
	};
}

export type Harness = Awaited<ReturnType<typeof harness>>;

export function collection(reference: string, amount: string): Record<string, unknown> {
	return {
		amount,
		currency: 'GMD',
		client_reference: reference,
		success_url: 'https://shop.example/success?a=1&b=2',
		error_url: 'https://shop.example/cancel',
	};
}

export function payout(reference: string, amount: string): Record<string, unknown> {
	return { amount, currency: 'GMD', recipient_mobile: '+2201234567', client_reference: reference };
}

/** A receiver of webhooks that answers as told. */
export async function receiver() {
	const received: Received[] = [];
	const statuses: number[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({
				headers: request.headers,
				body: Buffer.concat(chunks).toString('utf8'),
				at: Date.now(),
			});
			response.statusCode = statuses.shift() ?? 200;
			response.end('{"received":true}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		received,
		/** The statuses of the next answers; 200 afterwards. */
		answerWith: (...next: number[]) => void statuses.push(...next),
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

export type Receiver = Awaited<ReturnType<typeof receiver>>;

/** A request with headers that fetch does not let one set, such as Host; and with a body on GET. */
export function rawRequest(
	url: string,
	method: string,
	headers: Record<string, string>,
	body = '',
): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(url, { method, headers }, (answer) => {
			answer.resume();
			answer.on('end', () => resolve(answer.statusCode ?? 0));
		});
		request.on('error', reject);
		request.end(body);
	});
}

/** Waits until something holds, at most twenty seconds. */
export async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error('It never came to hold.');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

async function replyFrom<T>(answer: Response): Promise<Reply<T>> {
	const text = await answer.text();
	const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
	return {
		status: answer.status,
		headers: answer.headers,
		text,
		json: (isJson ? JSON.parse(text) : null) as T,
	};
}
