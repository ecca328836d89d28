import { Agent, request } from 'node:http';

import type { Attack } from './attacks.mts';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a delivery as it is, and gives the status of the answer. */
export async function send(url: string, attack: Attack): Promise<number> {
	for (;;) {
		const status = await sendOnce(url, attack);
		if (status !== undefined) return status;
	}
}

/** Undefined when the connection was kept from an earlier delivery and the server had closed it meanwhile. */
async function sendOnce(url: string, { delivery, type, chunked }: Attack): Promise<number | undefined> {
	const { body, headers, query } = delivery;
	const contentType = type === undefined ? 'application/json' : type;
	return await new Promise<number | undefined>((resolve, reject) => {
		const call = request(
			url + query,
			{
				method: 'POST',
				agent,
				headers: {
					...(contentType === null ? {} : { 'Content-Type': contentType }),
					...(chunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': body.length }),
					...headers,
				},
			},
			(answer) => {
				answer.resume();
				answer.on('error', reject);
				answer.on('end', () => resolve(answer.statusCode ?? 0));
			},
		);
		call.on('error', (error: NodeJS.ErrnoException) => {
			if (call.reusedSocket && error.code === 'ECONNRESET') resolve(undefined);
			else reject(error);
		});
		if (chunked) for (let at = 0; at < body.length; at += 7) call.write(body.subarray(at, at + 7));
		call.end(chunked ? undefined : body);
	});
}

/** Ends the connections that are kept open. */
export const hangUp = (): void => agent.destroy();
