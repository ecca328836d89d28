import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IWebhookResponseData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

type ExpressRequest = NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>;
type ExpressResponse = NonNullable<IWorkflowExecuteAdditionalData['httpResponse']>;

/** A delivery as a webhook node gets to see it. */
export interface Exchange {
	request: ExpressRequest;
	response: ExpressResponse;
}

/** The webhook address of n8n: raw bytes are kept, JSON is parsed, answers follow n8n's rules. */
export class Receiver {
	private readonly server: Server;

	constructor(handle: (exchange: Exchange) => Promise<IWebhookResponseData>) {
		this.server = createServer((incoming, outgoing) => void serve(incoming, outgoing, handle));
	}

	/** Opens a free port on loopback; gives the address. */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/webhook/test`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

async function serve(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	handle: (exchange: Exchange) => Promise<IWebhookResponseData>,
): Promise<void> {
	const rawBody = await bytesOf(incoming);
	const contentType = incoming.headers['content-type']?.split(';')[0]?.trim();
	let body: unknown = {};
	if (contentType === 'application/json' && rawBody.length > 0) {
		try {
			body = JSON.parse(rawBody.toString('utf8'));
		} catch {
			return reply(outgoing, 422, { message: 'Failed to parse request body' });
		}
	}
	const url = new URL(incoming.url ?? '/', 'http://localhost');
	const query = Object.fromEntries(url.searchParams);
	const request = Object.assign(incoming, { rawBody, body, query, params: {}, contentType });
	try {
		const result = await handle({
			request: request as unknown as ExpressRequest,
			response: express(outgoing),
		});
		if (result.noWebhookResponse) return;
		reply(outgoing, 200, result.webhookResponse ?? { message: answerTo(result) });
	} catch {
		reply(outgoing, 500, { message: 'Workflow Webhook Error: Workflow could not be started!' });
	}
}

function answerTo({ workflowData }: IWebhookResponseData): string {
	return workflowData ? 'Workflow was started' : 'Webhook call received';
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function reply(outgoing: ServerResponse, status: number, body: unknown): void {
	outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The part of express's response that nodes use. */
function express(outgoing: ServerResponse): ExpressResponse {
	const response = {
		status(code: number) {
			outgoing.statusCode = code;
			return response;
		},
		setHeader(name: string, value: string) {
			outgoing.setHeader(name, value);
			return response;
		},
		send(body: unknown) {
			outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
			return response;
		},
		json(body: unknown) {
			return response.send(body);
		},
		end() {
			if (!outgoing.writableEnded) outgoing.end();
			return response;
		},
	};
	return response as unknown as ExpressResponse;
}
