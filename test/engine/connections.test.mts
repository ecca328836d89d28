/** What becomes of a payment when the server at the other end misbehaves below HTTP. */
import type { Socket } from 'node:net';

import { RawServer } from './harness/rawServer.mts';
import { shown, World } from './harness/world.mts';
import { hexai } from './hexai.mts';

const world = new World(hexai);

beforeAll(async () => await world.start());
beforeEach(async () => await world.reset());
afterAll(async () => await world.close());

/** Far below jest's own limit, far above the deadline of one second on a slow machine. */
const PATIENCE_MS = 20_000;

/** Pays against a raw server, and gives what came of it and what the server was sent. */
async function payAgainst(onData: (socket: Socket) => void, scheme: 'http' | 'https', key: string) {
	const server = new RawServer(onData);
	const port = await server.listen();
	try {
		world.credential({ baseUrl: `${scheme}://127.0.0.1:${port}/api` });
		const started = Date.now();
		const node = world.transfer({ timeout: 1 });
		const line = [{ key, amount: '25.00' }];
		const outcome = await node.run(line);
		const took = Date.now() - started;
		world.credential();
		return { outcome, took, received: server.received, again: await node.run(line) };
	} finally {
		await server.close();
	}
}

/** One byte each 300 ms, for ever: every byte would begin a timeout between bytes anew. */
function drip(head: string): (socket: Socket) => void {
	return (socket) => {
		socket.write(head);
		const timer = setInterval(() => socket.write(' '), 300);
		socket.on('close', () => clearInterval(timer));
	};
}

describe('the timeout is a deadline for the whole call', () => {
	test.each([
		[
			'drips its body',
			drip('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{'),
		],
		['drips its head', drip('HTTP/1.1 200 OK\r\nX-Drip: ')],
		['says nothing', () => undefined],
	])('when a server %s', async (what, onData) => {
		const key = `deadline ${what}`;
		const { outcome, took, received, again } = await payAgainst(onData, 'http', key);
		expect(took).toBeLessThan(PATIENCE_MS);
		expect(received).toHaveLength(1);
		expect(shown(outcome).message).toBe('HexAI did not confirm this payment: the money may have moved');
		expect(outcome.error?.description).toContain('nothing came within 1 second');
		expect(again.error?.message).toContain('was used before');
	});
});

test('an answer that is none, such as 101, leaves the outcome unknown at once', async () => {
	const switching = (socket: Socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
	const { outcome, again } = await payAgainst(switching, 'http', 'switching');
	expect(shown(outcome).message).toBe('HexAI did not confirm this payment: the money may have moved');
	expect(again.error?.message).toContain('was used before');
});

test('a read that drips ends in time too, and says so', async () => {
	const server = new RawServer(drip('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{'));
	world.credential({ baseUrl: `http://127.0.0.1:${await server.listen()}/api` });
	const outcome = await world.read({ timeout: 1, maxTries: 1 }).run([{ key: 'a' }]);
	await server.close();
	expect(shown(outcome).message).toBe('HexAI gave no answer: nothing came within 1 second');
});

describe('a server that never saw a request', () => {
	test.each([
		['speaks plain HTTP on the port', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
		['hangs up during the TLS handshake', (socket: Socket) => socket.end()],
		// An alert of level fatal: handshake failure, then protocol version.
		['refuses the TLS handshake', (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))],
		['knows no such version of TLS', (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 70]))],
	])('because it %s leaves the key free', async (what, onData) => {
		const key = `tls ${what}`;
		const { outcome, received, again } = await payAgainst(onData, 'https', key);
		expect(received.join('')).not.toContain('POST');
		expect(outcome.error?.description).toContain(`Nothing was paid, and Payment Key "${key}" is free again.`);
		expect(again.status).toBe('success');
	});
});
