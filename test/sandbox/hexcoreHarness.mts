import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { harness, KEY } from './harness.mts';

export interface Answer<T = Record<string, unknown>> {
	status: boolean;
	message: string;
	error_code?: string;
	data: T;
}

export interface HexcoreState {
	accounts: Record<string, { available_balance: number; ledger_balance: number }>;
	standingOrders: Array<Record<string, unknown>>;
	counts: Record<string, number>;
}

/** A sandbox of its own with short words for hexCore. */
export async function hexcoreHarness() {
	const box = await harness();
	const api = <T = Record<string, unknown>,>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	) => box.send<Answer<T>>(method, `/hexcore/v2${path}`, body, { ...KEY, ...headers });
	const control = <T = unknown,>(method: string, path: string, body?: unknown) =>
		box.send<T>(method, `/control/hexcore${path}`, body);
	const state = async () => (await control<HexcoreState>('GET', '/state')).json;
	return {
		url: box.url,
		close: box.close,
		send: box.send,
		api,
		control,
		state,
		reset: () => control('POST', '/reset'),
		set: (settings: object) => control('PUT', '/settings', settings),
		fault: (fault: object) => control('POST', '/faults', fault),
		advance: (advanceMs: number) => control('POST', '/clock', { advanceMs }),
		available: async (account: string) => (await state()).accounts[account]?.available_balance,
		deliveries: async () => (await control<Delivery[]>('GET', '/deliveries')).json,
		forge: async (kind: string, more: object = {}) =>
			(await control<Delivery>('POST', '/deliveries/forge', { kind, ...more })).json,
		/** Makes something and gives its data. */
		make: async (path: string, body: object) => (await api('POST', path, body)).json.data,
	};
}

export type HexcoreHarness = Awaited<ReturnType<typeof hexcoreHarness>>;

export const SOURCE = '1234567890';
export const OTHER = '0987654321';

export const TRANSFER = {
	source_account: SOURCE,
	destination_bank_code: '058',
	destination_account: '0123456789',
	amount: 50_000,
	narration: 'Invoice 1001',
};
export const PERSON = {
	first_name: 'Jane',
	last_name: 'Doe',
	email: 'jane.doe@example.com',
	phone_number: '+2348012345678',
};
export const LOAN = { customer_id: 'cus_8f92jdl29skw', amount: 500_000, tenor: 12, interest_rate: 2.5 };
export const ORDER = {
	source_account: SOURCE,
	destination_account: OTHER,
	amount: 1000,
	frequency: 'MONTHLY',
	start_date: '2030-01-31T00:00:00Z',
};
export const DEPOSIT = { account_number: SOURCE, amount: 100_000, tenor: 90, interest_rate: 12 };
export const BILL = {
	biller_code: 'BIL_123',
	customer_id: '08012345678',
	amount: 2000,
	source_account: SOURCE,
};
