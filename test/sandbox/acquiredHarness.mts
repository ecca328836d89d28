import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { createAcquired } from '../../sandbox/providers/acquired/simulator.mts';
import { startSandbox } from '../../sandbox/core/server.mts';
import { hashOf, type Notice } from '../../sandbox/providers/acquired/webhook.mts';

export const LOGIN = { email: 'api@example.com', password: "4]'Hy.$.MC=dQ9Uz" };
export const MAIN = '6cf0fed2-fa2c-4145-876f-38091fddcb1d';
export const SAVINGS = 'a303519e-3b65-4a1e-b8b9-b480ade983f7';
export const EURO = 'f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8';

type Json = Record<string, unknown>;

export interface Answer {
	status: number;
	json: Json & { data: Json & { accounts: Json[]; token: string } };
}

/** A sandbox with Acquired alone, for one test file. */
export async function acquiredBox() {
	const sandbox = await startSandbox({ simulators: [createAcquired] });
	let token = '';
	const send = async (
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> => {
		const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
		const answer = await fetch(sandbox.url + path, {
			method,
			body: body === undefined ? undefined : JSON.stringify(body),
			headers: { ...type, ...headers },
		});
		return { status: answer.status, json: JSON.parse(await answer.text()) as Answer['json'] };
	};
	const api = async (method: string, path: string, body?: unknown) =>
		await send(method, `/acquired${path}`, body, { authorization: `token ${token}` });
	const control = async (method: string, path: string, body?: unknown) =>
		(await send(method, `/control/acquired${path}`, body)).json as unknown;
	const logIn = async (body: unknown = LOGIN) => {
		const answer = await send('POST', '/acquired/login', body);
		token = answer.json.data?.token ?? token;
		return answer;
	};
	return {
		url: sandbox.url,
		close: sandbox.close,
		send,
		api,
		control,
		logIn,
		set: async (settings: object) => await control('PUT', '/settings', settings),
		advance: async (advanceMs: number) => await control('POST', '/clock', { advanceMs }),
		state: async () =>
			(await control('GET', '/state')) as { logins: number; ledgers: Json[]; payments: Json[] },
		deliveries: async () => (await control('GET', '/deliveries')) as Delivery[],
		forge: async (wish: object) => (await control('POST', '/deliveries/forge', wish)) as Delivery,
		transfer: async (changes: Json = {}) =>
			await api('POST', '/accounts/internal_transfer', {
				from_ledger_id: MAIN,
				to_ledger_id: SAVINGS,
				amount: '200',
				reference: 'Internal Transfer',
				...changes,
			}),
		balance: async (id: string) => {
			const { ledgers } = (await control('GET', '/state')) as { ledgers: Json[] };
			return ledgers.find((ledger) => ledger.ledger_id === id)?.balance;
		},
	};
}

export type AcquiredBox = Awaited<ReturnType<typeof acquiredBox>>;

/** Whether a body carries the hash of the rule. */
export function isHashed(text: string, hashcode = 'test_hashcode'): boolean {
	const body = JSON.parse(text) as Notice & { hash: string };
	return body.hash === hashOf(body, hashcode);
}
