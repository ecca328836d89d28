/** A provider that repeats what it was sent: the worst that can be done with a secret short of selling it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How it answers: an HTTP status with JSON, a page, or no answer at all. */
export type Behaviour = 200 | 400 | 401 | 500 | 'page' | 'cut';

/** What a log-in gives when it works. */
export const FINCODE_TOKEN = 'eyJhbGci.Echo"T0ken\\Of-FinCode&x+y/z.sIgNaTuRe';
export const ACQUIRED_TOKEN = 'AcQuired"T0ken\\0f&Acq+uired/Bank=';

interface Received {
	method: string;
	url: string;
	headers: Record<string, unknown>;
	body: string;
}

export class EchoServer {
	/** Of every call but a log-in. */
	behaviour: Behaviour = 200;
	/** Of the log-ins of FinCode and Acquired Banking. */
	logIn: Behaviour = 200;
	/** The path of an API for webhooks that always works, and names the key as the id of the webhook. */
	readonly registrationPath = '/echoed-hooks';
	/** All it was sent. */
	readonly received: Received[] = [];
	private readonly server: Server;

	constructor() {
		this.server = createServer((request, response) => void this.answer(request, response));
	}

	/** Resolves to its address on the loopback. */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const { method = '', url = '', headers } = request;
		const received = { method, url, headers: { ...headers }, body: Buffer.concat(parts).toString('utf8') };
		this.received.push(received);
		const isLogIn = url.endsWith('/login');
		const behaviour = isLogIn ? this.logIn : url.includes(this.registrationPath) ? 200 : this.behaviour;
		if (behaviour === 'cut') return void request.socket.destroy();
		const [status, type, body] =
			behaviour === 'page'
				? [502, 'text/html', `<html><body>${page(quoted(received))}</body></html>`]
				: [behaviour, 'application/json', JSON.stringify(jsonFor(received, behaviour, isLogIn))];
		response.writeHead(status, { 'Content-Type': type }).end(body);
	}
}

function jsonFor(received: Received, status: number, isLogIn: boolean): object {
	if (isLogIn && status === 200) {
		return received.url.includes('/fincode')
			? { status: 'SUCCESS', data: { access_token: FINCODE_TOKEN } }
			: { status: 1, message: 'ok', data: { token: ACQUIRED_TOKEN, login_timeout: 7200 } };
	}
	const text = quoted(received);
	const secret = String(received.headers.authorization ?? received.headers['x-auth-token'] ?? '');
	const bare = secret.replace(/^(Bearer|token) /, '');
	const ids = { id: bare || 'an-id', transaction_id: bare, request_id: bare, pcn: bare };
	const data = { ...ids, said: text, [`of ${secret}`]: 1, request: received, list: [{ id: secret, text }] };
	if (status === 200) return { status: statusWord(received.url, true), success: true, data, meta: { text } };
	return {
		status: statusWord(received.url, false),
		success: false,
		message: text,
		...ids,
		code: bare,
		error: {
			code: bare,
			message: text,
			field: secret,
			details: [{ field: secret, message: text, [secret]: received }],
		},
		errors: [{ field: secret, message: text }],
		data,
	};
}

function statusWord(url: string, worked: boolean): string | number {
	if (url.startsWith('/acquired')) return worked ? 1 : -1;
	return worked ? 'success' : 'error';
}

/** A request in the encodings servers, proxies and logs use. */
function quoted({ method, url, headers, body }: Received): string {
	const said = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
	const plain = `${method} ${url}\n${said.join('\n')}\n${body}`;
	return [
		plain,
		JSON.stringify(plain),
		encodeURIComponent(plain),
		new URLSearchParams({ plain }).toString(),
		Buffer.from(plain).toString('base64'),
		Buffer.from(` ${plain}`).toString('base64url'),
		Buffer.from(plain).toString('hex'),
		plain.toUpperCase(),
		plain.toLowerCase(),
		page(plain),
	].join(' | ');
}

function page(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
