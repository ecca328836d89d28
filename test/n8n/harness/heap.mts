/** What an n8n holds in memory after its garbage was collected, over Node's inspector. */
import { freePort } from '../../../playground/environment.mts';

interface Reply {
	id: number;
	result: { usedSize?: number };
}

/** The inspector of a process that was started with `environment`. */
export class Heap {
	private readonly port: number;

	private constructor(port: number) {
		this.port = port;
	}

	static async onFreePort(): Promise<Heap> {
		return new Heap(await freePort());
	}

	/** Opens the inspector in the n8n that gets it. */
	get environment(): Record<string, string> {
		return { NODE_OPTIONS: `--inspect=127.0.0.1:${this.port}` };
	}

	/** Bytes in use when everything nobody needs is gone. */
	async used(): Promise<number> {
		const [target] = (await (await fetch(`http://127.0.0.1:${this.port}/json/list`)).json()) as Array<{
			webSocketDebuggerUrl: string;
		}>;
		const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
		await new Promise((resolve, reject) => {
			socket.addEventListener('open', resolve);
			socket.addEventListener('error', reject);
		});
		try {
			await ask(socket, 1, 'HeapProfiler.collectGarbage');
			return (await ask(socket, 2, 'Runtime.getHeapUsage')).result.usedSize ?? NaN;
		} finally {
			socket.close();
		}
	}
}

async function ask(socket: WebSocket, id: number, method: string): Promise<Reply> {
	return await new Promise((resolve) => {
		socket.addEventListener('message', ({ data }) => {
			const reply = JSON.parse(String(data)) as Reply;
			if (reply.id === id) resolve(reply);
		});
		socket.send(JSON.stringify({ id, method }));
	});
}
