import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider's server does with each call it gets. */
export type Illness =
	| { status: number; body?: unknown; page?: boolean; location?: string }
	| 'hang'
	| 'cut'
	| 'half';

/** A server at the address of a provider that does what it is told, with calls of a log-in answered well. */
export class UnwellServer {
	/** Of all calls but a log-in. */
	illness: Illness = { status: 200, body: {} };
	/** Of the log-in; undefined when it works. */
	logIn: Illness | undefined;
	readonly paths: string[] = [];
	private readonly server: Server = createServer((request, response) => {
		const path = request.url ?? '';
		this.paths.push(path);
		request.resume();
		const logsIn = /login$/.test(path);
		behave(response, logsIn ? (this.logIn ?? LOGGED_IN) : this.illness);
	});

	async listen(): Promise<number> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Right for each provider with a log-in. */
const LOGGED_IN: Illness = {
	status: 200,
	body: { status: 1, success: true, data: { token: 'token-of-the-log-in', login_timeout: 7200 } },
};

function behave(response: ServerResponse, illness: Illness): void {
	if (illness === 'hang') return;
	if (illness === 'cut') {
		response.destroy();
		return;
	}
	if (illness === 'half') {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
		response.write('{"success":true,"data":', () => response.destroy());
		return;
	}
	const { status, body, page, location } = illness;
	const type = page ? 'text/html' : 'application/json';
	response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) });
	response.end(page ? '<html><body>Welcome to nginx</body></html>' : JSON.stringify(body ?? {}));
}
