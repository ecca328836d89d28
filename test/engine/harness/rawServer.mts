import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server on raw sockets, for what no HTTP library would send. */
export class RawServer {
	/** The bytes each connection has sent, in the order the connections were made. */
	readonly received: string[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly server: Server;

	/** @param onData what a connection does once it has been sent something */
	constructor(onData: (socket: Socket) => void) {
		this.server = createServer((socket) => {
			const index = this.received.push('') - 1;
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
			// A caller that gives up cuts the connection.
			socket.on('error', () => undefined);
			socket.on('data', (data) => {
				const first = this.received[index] === '';
				this.received[index] += data.toString('latin1');
				if (first) onData(socket);
			});
		});
	}

	/** Resolves to the port it listens on, on loopback. */
	async listen(): Promise<number> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
