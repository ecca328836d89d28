import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as node's own HTTP parser took it apart. */
export interface Recorded {
	method: string;
	/** As it came, with its query. */
	target: string;
	headers: Record<string, string>;
	body: string;
}

/** A server that writes down all it is sent. */
export class Recorder {
	readonly requests: Recorded[] = [];
	private readonly server: Server;

	/** @param answer what it answers, as JSON with HTTP 200; `unrecorded` requests leave no trace */
	constructor(answer: (request: Recorded) => { body: unknown; unrecorded?: boolean }) {
		// An id may be long; that one is too long for a server is the provider's to say.
		this.server = createServer({ maxHeaderSize: 1_000_000 }, (incoming, outgoing) => {
			const parts: Buffer[] = [];
			incoming.on('data', (part: Buffer) => parts.push(part));
			incoming.on('end', () => {
				const request: Recorded = {
					method: incoming.method ?? '',
					target: incoming.url ?? '',
					headers: Object.fromEntries(
						Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
					),
					body: Buffer.concat(parts).toString('utf8'),
				};
				const { body, unrecorded } = answer(request);
				if (!unrecorded) this.requests.push(request);
				outgoing.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
			});
		});
	}

	/** Opens a free port on loopback; gives the address. */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
