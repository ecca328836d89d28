/**
 * An API with a long list, in a process of its own, so that it takes no time of the measured event loop. As a script
 * it prints its address.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

/** Rows as HexAI's list gives them. */
function rows(from: number, count: number) {
	return Array.from({ length: count }, (_, index) => ({
		transaction_id: `txn_${from + index}`,
		client_reference: `INV-${from + index}`,
		type: 'COLLECTION',
		amount: '100.00',
		currency: 'GMD',
		status: 'SUCCEEDED',
		created_at: '2026-01-02T03:04:05Z',
		updated_at: '2026-01-02T03:04:05Z',
	}));
}

/** Serves the list by `page` and `limit` until the process is ended. */
function serve(total: number): void {
	const server = createServer((request, response) => {
		const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
		const size = Number(query.get('limit') ?? 50);
		const from = (Number(query.get('page') ?? 1) - 1) * size;
		const data = rows(from, Math.max(0, Math.min(size, total - from)));
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ status: 'success', data }));
	});
	server.listen(0, '127.0.0.1', () => {
		console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	});
}

export async function startListApi(total: number): Promise<{ url: string; stop(): void }> {
	const child = spawn(process.execPath, [self, String(total)], { stdio: ['ignore', 'pipe', 'inherit'] });
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
		child.once('exit', (code) => reject(new Error(`The list API ended with ${code}`)));
	});
	return { url, stop: () => void child.kill() };
}

if (process.argv[1] === self) serve(Number(process.argv[2]));
