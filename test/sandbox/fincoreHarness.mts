import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { createFincore } from '../../sandbox/providers/fincore/simulator.mts';
import { harness } from './harness.mts';

export const KEY = { authorization: 'Bearer sim_key' };

export interface One {
	data: { id: string; status: string; [field: string]: unknown };
}

export interface Many {
	data: Array<{ id: string; [field: string]: unknown }>;
	meta: { total: number; limit: number; offset: number };
}

/** A sandbox with Fincore alone. */
export async function fincoreHarness() {
	const box = await harness([createFincore]);
	const api = <T = One,>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = KEY,
	) => box.send<T>(method, `/fincore/v1${path}`, body, headers);
	const control = <T = unknown,>(method: string, path: string, body?: unknown) =>
		box.send<T>(method, `/control/fincore${path}`, body);
	return {
		url: box.url,
		send: box.send,
		close: box.close,
		api,
		control,
		set: (settings: object) => control('PUT', '/settings', settings),
		reset: () => control('POST', '/reset'),
		advance: (advanceMs: number) => control('POST', '/clock', { advanceMs }),
		deliveries: async () => (await control<Delivery[]>('GET', '/deliveries')).json,
		loan: async () => (await api('POST', '/loans', { amount: 900 })).json.data.id,
	};
}

export type FincoreHarness = Awaited<ReturnType<typeof fincoreHarness>>;
