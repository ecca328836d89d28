import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A request as it came over the socket. */
export interface Arrived {
	method: string;
	/** Without the query. */
	path: string;
	body: string;
}

/** What a connection does once it stands, or once a request has been read from it. */
export interface Behaviour {
	onConnection?(socket: Socket): void;
	/** @returns true when it has dealt with the request */
	onRequest?(request: Arrived, socket: Socket): boolean;
}

/** A provider's server on raw sockets: it counts for itself what reached it, and can misbehave in any way. */
export class FaultServer {
	readonly arrived: Arrived[] = [];
	connections = 0;
	behaviour: Behaviour = {};
	port = 0;
	private readonly answer: (request: Arrived) => unknown;
	private readonly sockets = new Set<Socket>();
	private server: Server | undefined;

	/** @param answer what it answers, as JSON with HTTP 200, to a request that no behaviour deals with */
	constructor(answer: (request: Arrived) => unknown) {
		this.answer = answer;
	}

	/** Opens the port it had before, or a free one. */
	async open(): Promise<void> {
		const server = createServer((socket) => this.accept(socket));
		this.server = server;
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(this.port, '127.0.0.1', resolve);
		});
		this.port = (server.address() as AddressInfo).port;
	}

	/** Closes the port: who connects to it is refused. */
	async close(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	}

	private accept(socket: Socket): void {
		this.connections += 1;
		this.sockets.add(socket);
		let bytes = Buffer.alloc(0);
		socket.on('close', () => this.sockets.delete(socket));
		// A caller that gives up cuts the connection.
		socket.on('error', () => undefined);
		socket.on('data', (data) => {
			bytes = Buffer.concat([bytes, data]);
			const request = requestIn(bytes);
			if (!request) return;
			bytes = Buffer.alloc(0);
			this.arrived.push(request);
			if (this.behaviour.onRequest?.(request, socket)) return;
			socket.end(httpAnswer(200, JSON.stringify(this.answer(request))));
		});
		this.behaviour.onConnection?.(socket);
	}
}

/** The first whole request of these bytes, as node's HTTP clients write one; undefined while more is to come. */
function requestIn(bytes: Buffer): Arrived | undefined {
	const end = bytes.indexOf('\r\n\r\n');
	if (end === -1) return undefined;
	const head = bytes.subarray(0, end).toString('latin1');
	const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
	const body = bytes.subarray(end + 4);
	if (body.length < length) return undefined;
	const [, method = '', target = ''] = /^(\S+) (\S+) /.exec(head) ?? [];
	return { method, path: target.split('?')[0] ?? '', body: body.toString('utf8') };
}

const REASONS: Record<number, string> = { 200: 'OK', 204: 'No Content' };

/** An answer that ends its connection. */
export function httpAnswer(status: number, body: string, headers: Record<string, string> = {}): string {
	const lines = {
		'Content-Type': 'application/json',
		Connection: 'close',
		...(status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
		...headers,
	};
	const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
	return `HTTP/1.1 ${status} ${REASONS[status] ?? 'Told'}\r\n${head.join('')}\r\n${body}`;
}
